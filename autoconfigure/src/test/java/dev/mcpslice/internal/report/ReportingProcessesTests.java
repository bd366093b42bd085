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

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.childserver.ChildApplication;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Processes that test at the same time write into one directory.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class ReportingProcessesTests {

	@TempDir
	private Path directory;

	@Test
	void indexHasThePagesOfAll() throws Exception {
		List<Process> processes = List.of(start("first.Tests"), start("second.Tests"));
		try {
			for (Process process : processes) {
				assertThat(process.inputReader().readLine()).isEqualTo("ready");
			}
			for (Process process : processes) {
				process.getOutputStream().close();
			}
			for (Process process : processes) {
				assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
				assertThat(process.exitValue()).isZero();
			}
		}
		finally {
			processes.forEach(Process::destroyForcibly);
		}

		assertThat(Files.readString(this.directory.resolve("index.html"))).contains(
				"%d test classes".formatted(2 * ReportingProgram.PAGES), "first.Tests0.html", "second.Tests49.html");
		try (Stream<Path> files = Files.walk(this.directory)) {
			assertThat(files.filter((file) -> file.toString().endsWith(".tmp"))).isEmpty();
		}
	}

	private Process start(String classes) throws IOException {
		String classPath = Stream.of(ReportingProgram.class, ReportDirectory.class, LogFactory.class)
			.map(ReportingProcessesTests::location)
			.collect(Collectors.joining(File.pathSeparator));
		return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xshare:auto",
				"-cp", classPath, ReportingProgram.class.getName(), this.directory.toString(), classes)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	private static String location(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
