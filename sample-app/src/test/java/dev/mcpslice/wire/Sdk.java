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

package dev.mcpslice.wire;

import io.modelcontextprotocol.spec.McpSchema;

/**
 * The MCP Java SDK under test, of which versions differ here and there. The manifest says
 * where.
 */
public final class Sdk {

	private Sdk() {
	}

	/**
	 * Tells whether the SDK is the version before 2.1.
	 * @return whether it is 2.0.0
	 */
	public static boolean isOld() {
		return "2.0.0".equals(McpSchema.class.getPackage().getImplementationVersion());
	}

}
