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

package dev.mcpslice.childserver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.ApplicationArguments;
import org.springframework.core.env.Environment;

/**
 * Tools that tell of the process in which they are.
 */
class ChildTools {

	private final Environment environment;

	private final ApplicationArguments arguments;

	ChildTools(Environment environment, ApplicationArguments arguments) {
		this.environment = environment;
		this.arguments = arguments;
	}

	@McpTool(name = "pid", description = "Tells the id of the process")
	String pid() {
		return String.valueOf(ProcessHandle.current().pid());
	}

	@McpTool(name = "property", description = "Tells a property")
	String property(String name) {
		return this.environment.getProperty(name, "none");
	}

	@McpTool(name = "variable", description = "Tells an environment variable")
	String variable(String name) {
		return String.valueOf(System.getenv(name));
	}

	@McpTool(name = "arguments", description = "Tells the arguments that are no options")
	List<String> arguments() {
		return this.arguments.getNonOptionArgs();
	}

	@McpTool(name = "directory", description = "Tells the working directory")
	String directory() {
		return Path.of("").toAbsolutePath().toString();
	}

	@McpTool(name = "print", description = "Writes a text to both streams, again and again")
	String print(String text, int times) {
		for (int i = 0; i < times; i++) {
			System.out.println(text);
			System.err.println(text);
		}
		return "done";
	}

	@McpTool(name = "say", description = "Writes a text to one of the streams")
	String say(String text, boolean error) {
		(error ? System.err : System.out).println(text);
		return "done";
	}

	@McpTool(name = "spawn", description = "Starts a process that does not end")
	String spawn() throws IOException {
		return String.valueOf(new ProcessBuilder("sleep", "1000").start().pid());
	}

	@McpTool(name = "detach", description = "Starts a process that is nobody's child and keeps the output open")
	String detach(int seconds) throws IOException, InterruptedException {
		Path pid = Files.createTempFile("detached", ".pid");
		new ProcessBuilder("sh", "-c", "sleep %d & echo $! > %s".formatted(seconds, pid)).inheritIO().start().waitFor();
		String value = Files.readString(pid).strip();
		Files.delete(pid);
		return value;
	}

	@McpTool(name = "hang", description = "Says so and does not return")
	String hang() throws InterruptedException {
		System.out.println("hanging");
		new CountDownLatch(1).await();
		return "never";
	}

	@McpTool(name = "exit", description = "Ends the process")
	String exit(int code) {
		System.exit(code);
		return "never";
	}

}
