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

package dev.mcpslice.internal.endpoint;

import java.util.Locale;

/**
 * Sections of the page on troubleshooting, to which messages refer.
 */
public enum Troubleshooting {

	/**
	 * A slice lacks beans that the application has.
	 */
	MISSING_BEANS,

	/**
	 * The server offers nothing.
	 */
	EMPTY_SERVER,

	/**
	 * A condition has left a component out.
	 */
	MISSING_COMPONENT,

	/**
	 * The application context has no MCP server.
	 */
	NO_SERVER,

	/**
	 * A client could not open its session.
	 */
	HANDSHAKE,

	/**
	 * An address was read before the web server had started.
	 */
	NO_ADDRESS_YET,

	/**
	 * A runner of the application does not return.
	 */
	RUNNER,

	/**
	 * An event loop is blocked.
	 */
	BLOCKED_EVENT_LOOP,

	/**
	 * The server asked its client for something that nobody scripted.
	 */
	UNSCRIPTED,

	/**
	 * A notification did not arrive.
	 */
	NOTIFICATION,

	/**
	 * A server in a process of its own did not start.
	 */
	PROCESS,

	/**
	 * There is no executable jar.
	 */
	JAR,

	/**
	 * A contract is not as its file says, or has none.
	 */
	CONTRACT,

	/**
	 * The list of tools costs more tokens than it may.
	 */
	TOKENS,

	/**
	 * Rules have found something in a contract.
	 */
	LINT;

	private static final String PAGE = "https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#";

	/**
	 * Returns the address of the section.
	 * @return a URL with the section's anchor
	 */
	public String url() {
		return PAGE + name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Returns a sentence that refers to the section.
	 * @return the sentence
	 */
	@Override
	public String toString() {
		return "See " + url();
	}

}
