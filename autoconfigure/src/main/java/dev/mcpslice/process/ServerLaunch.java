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

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * How a server is to be started.
 *
 * @param name name of the server
 * @param program what to run
 * @param javaHome the Java installation to run it with
 * @param jvmOptions options of the Java virtual machine
 * @param arguments arguments of the application
 * @param properties all properties of the test, those for this process included
 * @param environment additional environment variables
 * @param workingDirectory where to run it, {@code null} where this process runs
 * @param startTimeout how long it may take to become ready
 * @param shutdownTimeout how long it may take to end in its own order
 * @param outputForwarded whether its output is logged
 */
record ServerLaunch(String name, ServerProgram program, Path javaHome, List<String> jvmOptions, List<String> arguments,
		Map<String, String> properties, Map<String, String> environment, @Nullable Path workingDirectory,
		Duration startTimeout, Duration shutdownTimeout, boolean outputForwarded) {

	/**
	 * Both kinds of names of encodings: those that Java 17 reads and those of Java 19 and
	 * later. The performance counters, which nobody reads, would leave a file behind when
	 * the process is killed. Compilation for top speed does not pay in the short life of
	 * a test server: without it, the sample application starts in 3.1 s instead of 3.5 s
	 * as a jar of jars, and in 2.1 s instead of 3.0 s with a class path (medians of 7
	 * starts, JDK 17, 2 cores).
	 */
	private static final List<String> OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:-UsePerfData",
			"-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8",
			"-Dsun.stderr.encoding=UTF-8");

	private static final String OWN_PROPERTIES = "mcpslice.";

	String java() {
		return this.javaHome.resolve("bin").resolve("java").toString();
	}

	/**
	 * Returns the whole command.
	 * @param reporter the directory with the classes that report
	 * @return the command
	 */
	List<String> command(Path reporter) {
		List<String> command = new ArrayList<>(List.of(java()));
		command
			.addAll(this.program.command(reporter, Stream.concat(OPTIONS.stream(), this.jvmOptions.stream()).toList()));
		command.addAll(this.arguments);
		return command;
	}

	/**
	 * Returns the properties of the application. They are not in the command, which every
	 * user of the machine can read.
	 * @return the properties that are not ours
	 */
	Map<String, String> applicationProperties() {
		Map<String, String> properties = new LinkedHashMap<>(this.properties);
		properties.keySet().removeIf((name) -> name.startsWith(OWN_PROPERTIES));
		return properties;
	}

	/**
	 * Returns how the server is started, as it is shown to people.
	 * @param reporter the directory with the classes that report
	 * @return the command, and the properties if there are some
	 */
	String describe(Path reporter) {
		StringBuilder text = new StringBuilder("Command, in %s:\n".formatted(directory()));
		text.append(CommandLine.describe(command(reporter)).indent(4).stripTrailing());
		if (!applicationProperties().isEmpty()) {
			text.append("\n\nProperties, given in a file:");
			applicationProperties().forEach(
					(name, value) -> text.append("\n    ").append(CommandLine.describe(List.of(name + "=" + value))));
		}
		return text.toString();
	}

	ProcessBuilder processBuilder(List<String> command) {
		ProcessBuilder builder = new ProcessBuilder(command);
		builder.environment().putAll(this.environment);
		builder.directory(directory());
		return builder;
	}

	File directory() {
		return ((this.workingDirectory != null) ? this.workingDirectory : Path.of("")).toAbsolutePath().toFile();
	}

	ServerLaunch withProgram(ServerProgram program) {
		return new ServerLaunch(this.name, program, this.javaHome, this.jvmOptions, this.arguments, this.properties,
				this.environment, this.workingDirectory, this.startTimeout, this.shutdownTimeout, this.outputForwarded);
	}

	ServerLaunch withJvmOption(String option) {
		List<String> options = Stream.concat(this.jvmOptions.stream(), Stream.of(option)).toList();
		return new ServerLaunch(this.name, this.program, this.javaHome, options, this.arguments, this.properties,
				this.environment, this.workingDirectory, this.startTimeout, this.shutdownTimeout, this.outputForwarded);
	}

}
