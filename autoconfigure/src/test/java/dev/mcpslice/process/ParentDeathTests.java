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

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.childserver.ParentProgram;
import dev.mcpslice.internal.reporter.Assignment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what becomes of a server when the process that has started it is killed: a
 * Java virtual machine of its own, really killed.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class ParentDeathTests {

	private static final int CHILDREN = 2;

	private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "none", "hanging-shutdown" })
	void nothingSurvives(String trouble) throws IOException {
		Process parent = new ProcessBuilder(JAVA, "-XX:TieredStopAtLevel=1", "-Djava.io.tmpdir=" + this.directory,
				"-cp", System.getProperty("java.class.path"), ParentProgram.class.getName(), String.valueOf(CHILDREN),
				trouble)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		try (BufferedReader output = parent.inputReader()) {
			List<ProcessHandle> children = output.lines()
				.takeWhile((line) -> !line.equals("complete"))
				.filter((line) -> line.startsWith("child "))
				.map((line) -> ProcessHandle.of(Long.parseLong(line.substring("child ".length()))).orElseThrow())
				.toList();
			assertThat(children).hasSize(CHILDREN).allMatch(this::runs);

			parent.destroyForcibly();

			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> children.stream().noneMatch(this::runs));
			assertThat(this.directory.toFile().list((file, name) -> name.startsWith("mcpslice"))).isEmpty();
		}
		finally {
			parent.destroyForcibly();
		}
	}

	// A zombie does not, and nobody may be there to reap an orphan.
	private boolean runs(ProcessHandle process) {
		return process.info().command().isPresent();
	}

	@Test
	void serverEndsWhoseParentHasEndedBeforeItReports() throws Exception {
		Properties assignment = new Properties();
		// Where nobody ever listens.
		assignment.setProperty(Assignment.PORT, "0");
		assignment.setProperty(Assignment.SHUTDOWN_TIMEOUT, "PT1M");
		ReporterDirectory reporter = ReporterDirectory.create(assignment);
		List<String> command = new ArrayList<>(List.of(JAVA));
		command.addAll(ServerProgram.jar(Path.of(ChildJar.LOCATION))
			.command(reporter.path(), List.of("-XX:TieredStopAtLevel=1", ChildJar.SHARED_CLASSES)));
		command.addAll(List.of("--spring.config.name=child", "--server.port=0"));

		Process server = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();

		try {
			assertThat(server.waitFor(3, TimeUnit.MINUTES)).isTrue();
			assertThat(server.exitValue()).isZero();
			assertThat(reporter.path()).doesNotExist();
		}
		finally {
			server.destroyForcibly();
		}
	}

}
