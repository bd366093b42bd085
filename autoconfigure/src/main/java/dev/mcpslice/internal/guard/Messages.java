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

package dev.mcpslice.internal.guard;

/**
 * JSON-RPC messages.
 */
final class Messages {

	/**
	 * The revision of the specification that is asked for, and checked.
	 */
	static final String VERSION = "2025-11-25";

	static final String INITIALIZED = "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}";

	private Messages() {
	}

	static String initialize(String version) {
		return """
				{"protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"mcpslice guard","version":"1"}}"""
			.formatted(version);
	}

	/**
	 * Writes a request.
	 * @param id the id, in JSON
	 * @param method the method
	 * @param params the parameters, in JSON
	 * @return the message
	 */
	static String request(String id, String method, String params) {
		return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"method\":\"%s\",\"params\":%s}".formatted(id, method, params);
	}

}
