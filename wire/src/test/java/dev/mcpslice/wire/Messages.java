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

/**
 * JSON-RPC messages as a client writes them.
 */
public final class Messages {

	/**
	 * A valid initialize request, with id 1.
	 */
	public static final String INITIALIZE = initialize("2025-11-25");

	/**
	 * What a client says after it has been initialized.
	 */
	public static final String INITIALIZED = notification("notifications/initialized", "{}");

	private Messages() {
	}

	/**
	 * Writes an initialize request, with id 1.
	 * @param version the protocol version to ask for
	 * @return the message
	 */
	public static String initialize(String version) {
		return request(1, "initialize", """
				{"protocolVersion":"%s","capabilities":{},"clientInfo":{"name":"by hand","version":"1"}}"""
			.formatted(version));
	}

	/**
	 * Writes a request.
	 * @param id the id, in JSON
	 * @param method the method
	 * @param params the parameters, in JSON
	 * @return the message
	 */
	public static String request(Object id, String method, String params) {
		return """
				{"jsonrpc":"2.0","id":%s,"method":"%s","params":%s}""".formatted(id, method, params);
	}

	/**
	 * Writes a request without parameters.
	 * @param id the id, in JSON
	 * @param method the method
	 * @return the message
	 */
	public static String request(Object id, String method) {
		return request(id, method, "{}");
	}

	/**
	 * Writes a request that calls a tool.
	 * @param id the id, in JSON
	 * @param tool the name of the tool
	 * @param arguments the arguments, in JSON
	 * @return the message
	 */
	public static String callTool(Object id, String tool, String arguments) {
		return request(id, "tools/call", """
				{"name":"%s","arguments":%s}""".formatted(tool, arguments));
	}

	/**
	 * Writes a notification.
	 * @param method the method
	 * @param params the parameters, in JSON
	 * @return the message
	 */
	public static String notification(String method, String params) {
		return """
				{"jsonrpc":"2.0","method":"%s","params":%s}""".formatted(method, params);
	}

}
