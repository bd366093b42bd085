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

package dev.mcpslice.wirereport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.mcpslice.ParallelEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who asks for them gets pages that show what went over the wire.
 */
class WirePagesTests {

	@TempDir(cleanup = org.junit.jupiter.api.io.CleanupMode.NEVER)
	private Path directory;

	private EngineExecutionResults run(String report, Class<?>... testClasses) {
		return ParallelEngine.run(4, ExecutionMode.CONCURRENT, List.of(testClasses),
				Map.of("mcpslice.report", report, "mcpslice.report.directory", this.directory.toString()));
	}

	private String page(Class<?> testClass) throws IOException {
		return Files.readString(this.directory.resolve(testClass.getName().replace("$", "-24-") + ".html"));
	}

	@Test
	void allTestsWithClientsAreShown() throws IOException {
		run("all", Reported.Bookshop.class, Reported.Passing.class);

		assertThat(page(Reported.Bookshop.class)).contains("A copy is reserved");
	}

}
