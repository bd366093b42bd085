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

package dev.mcpslice.process;

/**
 * A server that has been launched, and that is waited for.
 */
interface Start {

	/**
	 * Waits for the server.
	 * @return the server, which is ready
	 * @throws McpServerProcessException if it does not become ready; nothing of it is
	 * left
	 */
	McpServerProcess await();

	/**
	 * Has {@link #await()} fail, unless the server is ready.
	 */
	void cancel();

	/**
	 * How to launch a server.
	 */
	@FunctionalInterface
	interface Launcher {

		/**
		 * Starts the server and does not wait for it.
		 * @return the start, to be awaited
		 */
		Start launch();

	}

}
