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

package dev.mcpslice.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.util.Assert;

/**
 * A Java virtual machine that is started by hand, with what it writes.
 */
final class Program {

	private final Process process;

	private final BufferedReader output;

	private Program(List<String> command) {
		try {
			this.process = new ProcessBuilder(command).redirectErrorStream(true).start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.output = this.process.inputReader();
	}

	/**
	 * Starts a suite of tests.
	 * @param options options of its Java virtual machine
	 * @param arguments arguments of the suite
	 * @return the program
	 */
	static Program java(List<String> options, String... arguments) {
		List<String> command = new ArrayList<>(List.of(executable()));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), SuiteProgram.class.getName()));
		command.addAll(List.of(arguments));
		return new Program(command);
	}

	/**
	 * Starts a packaged application on a port that is free.
	 * @param jar the application
	 * @return the program
	 */
	static Program jar(Path jar) {
		return new Program(List.of(executable(), "-jar", jar.toString(), "--server.port=0"));
	}

	private static String executable() {
		return Path.of(System.getProperty("java.home"), "bin", "java").toString();
	}

	/**
	 * Waits until the program has ended.
	 * @throws IllegalStateException if it has not ended well
	 */
	void await() {
		List<String> lines = this.output.lines().toList();
		int exitCode = this.process.onExit().join().exitValue();
		Assert.state(exitCode == 0,
				() -> "The program has ended with %d:%n%s".formatted(exitCode, String.join("\n", lines)));
	}

	/**
	 * Waits until the program has written a line.
	 * @param pattern a part of the line
	 * @return the first group of the pattern
	 * @throws IllegalStateException if the program ends without it
	 */
	String await(Pattern pattern) {
		return this.output.lines()
			.map(pattern::matcher)
			.filter(Matcher::find)
			.map((matcher) -> matcher.group(1))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The program has ended without: " + pattern));
	}

	/**
	 * Ends the program.
	 */
	void end() {
		this.process.destroy();
		this.process.onExit().join();
	}

}
