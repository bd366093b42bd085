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

package dev.mcpslice.endpoint;

/**
 * The HTTP transports over which a Model Context Protocol server can be reached.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/basic/transports">MCP
 * specification, Transports</a>
 */
public enum McpTransport {

	/**
	 * Streamable HTTP with sessions: one endpoint for {@code POST}, {@code GET} and
	 * {@code DELETE}. Spring AI calls it {@code STREAMABLE}.
	 */
	STREAMABLE_HTTP("streamable HTTP"),

	/**
	 * HTTP with server-sent events, from revision 2024-11-05 of the specification:
	 * messages are posted to one endpoint, answers arrive on the event stream of another.
	 */
	SSE("SSE"),

	/**
	 * Streamable HTTP without sessions: each {@code POST} stands for itself, and the
	 * server never speaks first. A server of this kind offers no other transport.
	 */
	STATELESS("stateless HTTP"),

	/**
	 * Lines on the standard input and output of the server's process, which each client
	 * has for itself. A server of this kind offers no other transport, and has no
	 * address.
	 */
	STDIO("stdio");

	private final String description;

	McpTransport(String description) {
		this.description = description;
	}

	/**
	 * Returns the transport's name as it reads in a sentence, such as
	 * {@code streamable HTTP}.
	 */
	@Override
	public String toString() {
		return this.description;
	}

}
