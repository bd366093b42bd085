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

package dev.mcpslice.internal.client.stdio;

import java.io.IOException;
import java.util.function.Consumer;

/**
 * The standard streams of a server's process, for one client.
 */
public interface StdioConnection {

	/**
	 * Reads what the server has written and writes.
	 * @param messages gets each line that may be a message
	 * @param failure called once when no more will come, with the reason
	 */
	void read(Consumer<String> messages, Consumer<String> failure);

	/**
	 * Writes to the server.
	 * @param line a line, without its end
	 * @throws IOException if the server does not read any more
	 */
	void write(String line) throws IOException;

	/**
	 * Returns the end of what the server has written.
	 * @return sections of a message
	 */
	String output();

	/**
	 * Ends the server.
	 */
	void close();

	/**
	 * Returns the server as it reads in a sentence.
	 */
	@Override
	String toString();

}
