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

package dev.mcpslice.internal.reporter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URL;
import java.net.URLConnection;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.util.StringUtils;

/**
 * What the parent process wants to know, and how the server has to be: a file beside
 * these classes. For use by mcpslice itself.
 *
 * @param properties the content of the file
 */
public record Assignment(Properties properties) {

	/**
	 * Name of the file, a class path resource of the server's process.
	 */
	public static final String RESOURCE = "META-INF/mcpslice-server-process.properties";

	/**
	 * Name of the directory in which the classes are, absolute.
	 */
	public static final String DIRECTORY = "directory";

	/**
	 * Port of the loopback address at which the parent process listens for reports.
	 */
	public static final String PORT = "channel.port";

	/**
	 * What the server has to say first, so that the parent process knows it.
	 */
	public static final String NONCE = "channel.nonce";

	/**
	 * How long the server may take to end when its parent is gone, in ISO-8601 format.
	 */
	public static final String SHUTDOWN_TIMEOUT = "shutdown-timeout";

	/**
	 * Which server it is, as in the header. Absent when that is not to be checked.
	 */
	public static final String IDENTITY = "identity";

	/**
	 * Prefix of properties that hold whatever the application says.
	 */
	public static final String OVERRIDE = "override.";

	/**
	 * Prefix of properties that the test gives to the application, as if they stood in
	 * the command line.
	 */
	public static final String PROPERTY = "property.";

	/**
	 * Prefix of properties that hold unless the application says something else.
	 */
	public static final String DEFAULT = "default.";

	/**
	 * Prefix of the types of transports, by the names under which the parent process
	 * knows them.
	 */
	public static final String TRANSPORT = "transport.";

	/**
	 * Name of the type that is no transport over HTTP.
	 */
	public static final String EXCLUDED_TRANSPORT = "excluded-transport";

	/**
	 * Names of properties of the application that the parent process wants to know,
	 * separated by commas. Reports have them under their names.
	 */
	public static final String REPORTED_PROPERTIES = "reported-properties";

	/**
	 * Takes the assignment, so that nobody else can: no process that this one starts with
	 * the same class path.
	 * @return the assignment, or {@code null} if this process has none
	 */
	static @Nullable Assignment take() {
		return take(Assignment.class.getClassLoader().getResource(RESOURCE));
	}

	static @Nullable Assignment take(@Nullable URL resource) {
		if (resource == null) {
			return null;
		}
		Properties properties = new Properties();
		try {
			URLConnection connection = resource.openConnection();
			try (InputStream input = connection.getInputStream()) {
				properties.load(input);
			}
			Files.delete(Path.of(properties.getProperty(DIRECTORY), RESOURCE));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot take %s, which McpServerProcess has written".formatted(resource),
					ex);
		}
		return new Assignment(properties);
	}

	String require(String key) {
		return this.properties.getProperty(key);
	}

	Path directory() {
		return Path.of(require(DIRECTORY));
	}

	int port() {
		return Integer.parseInt(require(PORT));
	}

	Duration shutdownTimeout() {
		return Duration.parse(require(SHUTDOWN_TIMEOUT));
	}

	@Nullable ServerIdentity identity() {
		return ServerIdentity.fromHeader(this.properties.getProperty(IDENTITY));
	}

	@Nullable InetAddress address() {
		String address = this.properties.getProperty(OVERRIDE + "server.address");
		try {
			return (address != null) ? InetAddress.getByName(address) : null;
		}
		catch (UnknownHostException ex) {
			throw new IllegalStateException("The server cannot listen on '%s'".formatted(address), ex);
		}
	}

	Map<String, String> withPrefix(String prefix) {
		return this.properties.stringPropertyNames()
			.stream()
			.filter((key) -> key.startsWith(prefix))
			.collect(Collectors.toMap((key) -> key.substring(prefix.length()), this::require));
	}

	// Arguments go first: they say the same thing, and a test gives them on purpose.
	void giveProperties(ConfigurableEnvironment environment) {
		MutablePropertySources sources = environment.getPropertySources();
		PropertySource<?> given = new MapPropertySource("mcpslice.properties", Map.copyOf(withPrefix(PROPERTY)));
		String arguments = CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME;
		if (sources.contains(arguments)) {
			sources.addAfter(arguments, given);
		}
		else {
			sources.addFirst(given);
		}
	}

	void applyTo(ConfigurableEnvironment environment) {
		environment.getPropertySources()
			.addFirst(new MapPropertySource("mcpslice.overrides", Map.copyOf(withPrefix(OVERRIDE))));
		environment.getPropertySources()
			.addLast(new MapPropertySource("mcpslice.defaults", Map.copyOf(withPrefix(DEFAULT))));
		moveManagementServer(environment);
	}

	// A port of its own would be taken when the same application is started twice.
	private static void moveManagementServer(ConfigurableEnvironment environment) {
		Integer port = environment.getProperty("management.server.port", Integer.class);
		if (port != null && port >= 0) {
			environment.getPropertySources()
				.addFirst(new MapPropertySource("mcpslice.management", Map.of("management.server.port", 0,
						"management.server.address", environment.getProperty("server.address", "127.0.0.1"))));
		}
	}

	Message addProperties(Message message, Environment environment) {
		Message reported = message;
		for (String name : StringUtils.commaDelimitedListToSet(require(REPORTED_PROPERTIES))) {
			reported = reported.with(name, environment.getProperty(name));
		}
		return reported;
	}

}
