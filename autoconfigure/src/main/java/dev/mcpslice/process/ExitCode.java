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

import java.util.Map;

/**
 * The exit code of a process.
 *
 * @param value the code
 */
record ExitCode(int value) {

	private static final int SIGNALS = 128;

	private static final Map<Integer, String> NAMES = Map.of(1, "SIGHUP", 2, "SIGINT", 3, "SIGQUIT", 4, "SIGILL", 6,
			"SIGABRT", 7, "SIGBUS", 9, "SIGKILL", 11, "SIGSEGV", 13, "SIGPIPE", 15, "SIGTERM");

	/**
	 * Returns the code as it reads in a sentence, with the signal for which it stands by
	 * the custom of Unix shells.
	 */
	@Override
	public String toString() {
		String signal = NAMES.get(this.value - SIGNALS);
		return "exit code " + this.value + ((signal != null) ? " (" + signal + ")" : "");
	}

}
