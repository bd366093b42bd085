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

package dev.mcpslice;

import java.util.List;

import dev.mcpslice.process.McpServerProcess;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * What a server has written while a test failed: a suppressed exception of the failure,
 * since reports show these.
 */
final class ServerOutput extends Exception {

	private static final long serialVersionUID = 1L;

	private static final int LINES = 60;

	private static final int CHARACTERS = 8 * 1024;

	ServerOutput(McpServerProcess server, CapturedOutput output) {
		super(describe(server, output.getAll().strip()), null, false, false);
	}

	private static String describe(McpServerProcess server, String text) {
		String subject = server + (server.handle().isAlive() ? "" : ", which has ended,");
		if (text.isEmpty()) {
			return subject + " has written nothing meanwhile";
		}
		List<String> lines = text.substring(Math.max(0, text.length() - CHARACTERS)).lines().toList();
		String end = String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
		return subject + " has written meanwhile" + ((end.length() < text.length()) ? ", at the end" : "") + ":\n"
				+ end.indent(4).stripTrailing();
	}

}
