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

package dev.mcpslice.wire.security;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.modelcontextprotocol.spec.McpServerTransportProviderBase;

import org.springframework.test.util.ReflectionTestUtils;

/**
 * The sessions of a server. Upstream shows them to nobody, so a private field is read. It
 * is the same for both transports, and the sessions of an attached one are represented in
 * it.
 */
final class LivingSessions {

	private final Map<?, ?> sessions;

	LivingSessions(McpServerTransportProviderBase provider) {
		this.sessions = (Map<?, ?>) Objects.requireNonNull(ReflectionTestUtils.getField(provider, "sessions"));
	}

	Set<Object> ids() {
		return Set.copyOf(this.sessions.keySet());
	}

}
