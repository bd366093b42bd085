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

package dev.mcpslice.internal.report;

import java.io.IOException;
import java.nio.file.Path;

import dev.mcpslice.internal.report.TestResult.Outcome;

/**
 * Writes pages into a directory, as a process beside others.
 */
public final class ReportingProgram {

	static final int PAGES = 50;

	private ReportingProgram() {
	}

	public static void main(String[] args) throws IOException {
		System.out.println("ready");
		// Until the other one is ready as well.
		System.in.read();
		try (ReportDirectory report = new ReportDirectory(Path.of(args[0]))) {
			for (int i = 0; i < PAGES; i++) {
				report.write(Conversations.page(args[1] + i, Conversations.result("test", Outcome.PASSED, null)));
			}
		}
	}

}
