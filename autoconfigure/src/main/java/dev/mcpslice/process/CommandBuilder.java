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

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.mcpslice.remote.RemoteMcpServer;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * {@link McpServerProcess.Builder} for any program.
 */
final class CommandBuilder implements McpServerProcess.Builder, Start.Launcher {

	private final List<String> command;

	private final Map<String, String> environment = new LinkedHashMap<>();

	private String name;

	private @Nullable Path workingDirectory;

	private @Nullable RemoteMcpServer http;

	private Duration startTimeout = Duration.ofSeconds(60);

	// As the clients of other SDKs wait.
	private Duration shutdownTimeout = Duration.ofSeconds(2);

	private boolean outputForwarded;

	CommandBuilder(List<String> command) {
		Assert.notEmpty(command, "A command has a program, \"npx\" as an example");
		this.command = new ArrayList<>(command);
		this.name = command.get(0).replaceFirst(".*[/\\\\]", "");
	}

	@Override
	public McpServerProcess.Builder name(String name) {
		Assert.hasText(name, "A server needs a name that can be read, or none for the default");
		this.name = name;
		return this;
	}

	@Override
	public McpServerProcess.Builder arguments(String... arguments) {
		this.command.addAll(List.of(arguments));
		return this;
	}

	@Override
	public McpServerProcess.Builder environment(String name, String value) {
		this.environment.put(name, value);
		return this;
	}

	@Override
	public McpServerProcess.Builder workingDirectory(Path directory) {
		this.workingDirectory = directory;
		return this;
	}

	@Override
	public McpServerProcess.Builder listensAt(URI uri) {
		this.http = RemoteMcpServer.at(uri);
		return this;
	}

	@Override
	public McpServerProcess.Builder startTimeout(Duration timeout) {
		this.startTimeout = DefaultMcpServerProcessBuilder.requirePositive(timeout);
		return this;
	}

	@Override
	public McpServerProcess.Builder shutdownTimeout(Duration timeout) {
		this.shutdownTimeout = DefaultMcpServerProcessBuilder.requirePositive(timeout);
		return this;
	}

	@Override
	public McpServerProcess.Builder forwardOutput() {
		this.outputForwarded = true;
		return this;
	}

	@Override
	public McpServerProcess.Builder properties(String... properties) {
		throw ofJava("properties");
	}

	@Override
	public McpServerProcess.Builder profiles(String... profiles) {
		throw ofJava("profiles");
	}

	@Override
	public McpServerProcess.Builder jvmOptions(String... options) {
		throw ofJava("jvmOptions");
	}

	@Override
	public McpServerProcess.Builder javaHome(Path home) {
		throw ofJava("javaHome");
	}

	@Override
	public McpServerProcess.Builder classDataSharing(Path directory) {
		throw ofJava("classDataSharing");
	}

	private IllegalStateException ofJava(String method) {
		return new IllegalStateException(
				("%s(...) is for applications on Spring Boot, and '%s' is any program. Give it "
						+ "arguments(...) or environment(...).")
					.formatted(method, this.command.get(0)));
	}

	@Override
	public McpServerProcess start() {
		return launch().await();
	}

	@Override
	public CommandStart launch() {
		List<String> command = List.copyOf(this.command);
		Map<String, String> environment = Map.copyOf(this.environment);
		Path directory = this.workingDirectory;
		return new CommandStart(this.name, this.http, this.startTimeout, this.shutdownTimeout, this.outputForwarded,
				() -> {
					ProcessBuilder builder = new ProcessBuilder(command);
					builder.environment().putAll(environment);
					builder.directory((directory != null) ? directory.toFile() : null);
					return builder;
				});
	}

}
