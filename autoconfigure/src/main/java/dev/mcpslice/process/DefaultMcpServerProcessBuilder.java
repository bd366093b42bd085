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
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * {@link McpServerProcess.Builder} that looks for the program when it is started.
 */
final class DefaultMcpServerProcessBuilder implements McpServerProcess.Builder, Start.Launcher {

	/**
	 * Name of the system property with options for all servers.
	 */
	static final String JVM_OPTIONS_PROPERTY = "mcpslice.process.jvm-options";

	/**
	 * Name of the logger of forwarded output.
	 */
	static final String OUTPUT_LOGGER = "dev.mcpslice.process.output";

	private static final String PORT = "server.port";

	private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);

	private static final Pattern OPTION = Pattern.compile("(?:[^\\s\"]|\"[^\"]*\")++");

	private final Supplier<ServerProgram> program;

	private final List<String> arguments = new ArrayList<>();

	private final Map<String, String> properties = new LinkedHashMap<>();

	private final List<String> jvmOptions = new ArrayList<>();

	private final Map<String, String> environment = new LinkedHashMap<>();

	private @Nullable String name;

	private @Nullable Path workingDirectory;

	private Path javaHome = Path.of(System.getProperty("java.home"));

	private Duration startTimeout = Duration.ofSeconds(60);

	private Duration shutdownTimeout = Duration.ofSeconds(10);

	private boolean outputForwarded;

	private @Nullable Path archives;

	DefaultMcpServerProcessBuilder(Supplier<ServerProgram> program) {
		this.program = program;
	}

	@Override
	public McpServerProcess.Builder name(String name) {
		Assert.hasText(name, "A server needs a name that can be read, or none for the default");
		this.name = name;
		return this;
	}

	@Override
	public McpServerProcess.Builder arguments(String... arguments) {
		for (String argument : arguments) {
			if (argument.startsWith("--" + PORT + "=")) {
				requirePortZero(argument.substring(argument.indexOf('=') + 1));
			}
			this.arguments.add(argument);
		}
		return this;
	}

	@Override
	public McpServerProcess.Builder properties(String... properties) {
		for (String property : properties) {
			int separator = property.indexOf('=');
			Assert.isTrue(separator > 0, () -> "'%s' is no property: key=value is expected.".formatted(property));
			String key = property.substring(0, separator).strip();
			String value = property.substring(separator + 1).strip();
			if (key.equals(PORT)) {
				requirePortZero(value);
			}
			this.properties.put(key, value);
		}
		return this;
	}

	private static void requirePortZero(String port) {
		Assert.isTrue("0".equals(port),
				() -> ("The test sets 'server.port' to %s, but a server that a test starts always "
						+ "binds port 0. Remove it and take the port from McpServerEndpoints.")
					.formatted(port));
	}

	@Override
	public McpServerProcess.Builder profiles(String... profiles) {
		this.properties.put("spring.profiles.active", StringUtils.arrayToCommaDelimitedString(profiles));
		return this;
	}

	@Override
	public McpServerProcess.Builder jvmOptions(String... options) {
		this.jvmOptions.addAll(List.of(options));
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
	public McpServerProcess.Builder javaHome(Path home) {
		this.javaHome = home.toAbsolutePath();
		return this;
	}

	@Override
	public McpServerProcess.Builder listensAt(URI uri) {
		throw new IllegalStateException(
				"An application on Spring Boot reports where it listens: leave listensAt(%s) out.".formatted(uri));
	}

	@Override
	public McpServerProcess.Builder startTimeout(Duration timeout) {
		this.startTimeout = requirePositive(timeout);
		return this;
	}

	@Override
	public McpServerProcess.Builder shutdownTimeout(Duration timeout) {
		this.shutdownTimeout = requirePositive(timeout);
		return this;
	}

	static Duration requirePositive(Duration timeout) {
		Assert.isTrue(!timeout.isNegative() && !timeout.isZero() && timeout.compareTo(LONGEST_TIMEOUT) <= 0,
				() -> "A timeout is how long to wait at most: more than nothing, and not more than %s, but not %s."
					.formatted(LONGEST_TIMEOUT, timeout));
		return timeout;
	}

	@Override
	public McpServerProcess.Builder forwardOutput() {
		this.outputForwarded = true;
		return this;
	}

	@Override
	public McpServerProcess.Builder classDataSharing(Path directory) {
		this.archives = directory;
		return this;
	}

	@Override
	public McpServerProcess start() {
		return launch().await();
	}

	@Override
	public ServerStart launch() {
		ServerProgram program = this.program.get();
		List<String> options = new ArrayList<>(tokenize(System.getProperty(JVM_OPTIONS_PROPERTY, "")));
		options.addAll(this.jvmOptions);
		ServerLaunch launch = new ServerLaunch((this.name != null) ? this.name : program.name(), program, this.javaHome,
				options, List.copyOf(this.arguments), new LinkedHashMap<>(this.properties),
				Map.copyOf(this.environment), this.workingDirectory, this.startTimeout, this.shutdownTimeout,
				this.outputForwarded);
		return new ServerStart((this.archives != null && program.launched())
				? new SharedArchive(this.archives, launch).prepare() : launch);
	}

	/**
	 * Divides options at blanks, except in quotes.
	 * @param options the options
	 * @return each of them, without quotes
	 */
	static List<String> tokenize(String options) {
		return OPTION.matcher(options).results().map((option) -> option.group().replace("\"", "")).toList();
	}

}
