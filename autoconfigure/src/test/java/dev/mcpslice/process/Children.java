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

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.childserver.PlainProgram;
import dev.mcpslice.childserver.TroubledServer;

/**
 * Processes for tests.
 */
final class Children {

	/**
	 * What a loaded machine may need; nobody waits for it in the good case.
	 */
	static final Duration START_TIMEOUT = Duration.ofMinutes(3);

	private Children() {
	}

	static McpServerProcess.Builder application() {
		return McpServerProcess.jar(Path.of(ChildJar.LOCATION))
			.jvmOptions(ChildJar.SHARED_CLASSES)
			.properties("spring.config.name=child")
			.startTimeout(START_TIMEOUT);
	}

	/**
	 * Returns a server without MCP, which starts faster.
	 * @param trouble what goes wrong in it
	 * @return how to start it
	 */
	static McpServerProcess.Builder troubled(String trouble) {
		return McpServerProcess.classPath(TroubledServer.class.getName(), List.of(Path.of(ChildJar.LOCATION)))
			.jvmOptions(ChildJar.SHARED_CLASSES)
			.properties("spring.config.name=child", "trouble=" + trouble)
			.startTimeout(START_TIMEOUT);
	}

	/**
	 * Returns an application whose lines are counted, which makes it start more slowly.
	 * @return how to start it
	 */
	static McpServerProcess.Builder measuredApplication() {
		return application().jvmOptions(measuring());
	}

	static McpServerProcess.Builder plainProgram(String trouble) {
		return McpServerProcess.application(PlainProgram.class).jvmOptions(measuring()).arguments(trouble);
	}

	private static String[] measuring() {
		return DefaultMcpServerProcessBuilder.tokenize(System.getProperty("coverage.jvm-options", ""))
			.toArray(String[]::new);
	}

	/**
	 * Returns a process that does not become ready and does not end.
	 * @param mark what {@link #alive(String)} knows it by
	 * @return how to start it
	 */
	static McpServerProcess.Builder hanging(String mark) {
		return plainProgram("hang").jvmOptions(option(mark));
	}

	/**
	 * Finds processes of this one.
	 * @param mark their mark
	 * @return those that are alive
	 */
	static List<ProcessHandle> alive(String mark) {
		return ProcessHandle.current()
			.children()
			.filter((process) -> process.info().commandLine().orElse("").contains(option(mark) + " "))
			.toList();
	}

	// Before the class path: on Linux, a command is known up to 4096 characters.
	private static String option(String mark) {
		return "-Dmark=" + mark;
	}

}
