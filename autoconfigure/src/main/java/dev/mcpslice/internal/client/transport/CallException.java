/*
 * Copyright 2026-present the original author or authors.
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *      https://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

package dev.mcpslice.internal.client.transport;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a call or a handshake has failed and its message is the whole reason: what
 * has caused it says nothing better.
 */
public class CallException extends IllegalStateException {

	private static final long serialVersionUID = 1L;

	public CallException(String reason) {
		super(reason);
	}

	public CallException(String reason, @Nullable Throwable cause) {
		super(reason, cause);
	}

}
