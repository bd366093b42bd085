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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

import dev.mcpslice.internal.identity.ServerIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.SimpleCommandLinePropertySource;
import org.springframework.core.env.StandardEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Assignment}.
 */
class AssignmentTests {

	private final Properties properties = new Properties();

	private final Assignment assignment = new Assignment(this.properties);

	private final StandardEnvironment environment = new StandardEnvironment();

	@TempDir
	private Path directory;

	@Test
	void thereIsNoneWithoutAFile() {
		assertThat(Assignment.take()).isNull();
		assertThat(ParentProcess.get()).isNull();
	}

	@Test
	void isTakenOnce() throws IOException {
		Path file = this.directory.resolve(Assignment.RESOURCE);
		Files.createDirectories(file.getParent());
		Files.writeString(file, "directory=" + this.directory + "\nchannel.port=4711\nshutdown-timeout=PT3S\n");

		Assignment taken = Assignment.take(file.toUri().toURL());

		assertThat(taken).isNotNull();
		assertThat(taken.port()).isEqualTo(4711);
		assertThat(taken.directory()).isEqualTo(this.directory);
		assertThat(taken.shutdownTimeout()).hasSeconds(3);
		assertThat(file).doesNotExist();
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Assignment.take(file.toUri().toURL()))
			.withMessageContaining("which McpServerProcess has written");
	}

	@Test
	void hasAnIdentityOrNone() {
		assertThat(this.assignment.identity()).isNull();

		this.properties.setProperty(Assignment.IDENTITY, new ServerIdentity("1", "bookshop").toHeader());

		assertThat(this.assignment.identity()).hasToString("the MCP server of bookshop");
	}

	@Test
	void hasAnAddressOrNone() {
		assertThat(this.assignment.address()).isNull();

		this.properties.setProperty("override.server.address", "127.0.0.2");
		assertThat(this.assignment.address()).hasToString("/127.0.0.2");

		this.properties.setProperty("override.server.address", "no address");
		assertThatIllegalStateException().isThrownBy(this.assignment::address)
			.withMessage("The server cannot listen on 'no address'");
	}

	@ParameterizedTest
	@CsvSource({ "true, argument", "false, property" })
	void givesPropertiesThatOnlyArgumentsPrecede(boolean arguments, String first) {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("application", Map.of("one", "application", "two", "application")));
		if (arguments) {
			this.environment.getPropertySources().addFirst(new SimpleCommandLinePropertySource("--one=argument"));
		}
		this.properties.setProperty("property.one", "property");
		this.properties.setProperty("property.two", "property");

		this.assignment.giveProperties(this.environment);

		assertThat(this.environment.getProperty("one")).isEqualTo(first);
		assertThat(this.environment.getProperty("two")).isEqualTo("property");
	}

	@Test
	void overridesPropertiesAndSetsDefaults() {
		this.environment.getPropertySources()
			.addFirst(new MapPropertySource("application", Map.of("one", "application", "two", "application")));
		this.properties.setProperty("override.one", "parent");
		this.properties.setProperty("default.two", "parent");
		this.properties.setProperty("default.three", "parent");

		this.assignment.applyTo(this.environment);

		assertThat(this.environment.getProperty("one")).isEqualTo("parent");
		assertThat(this.environment.getProperty("two")).isEqualTo("application");
		assertThat(this.environment.getProperty("three")).isEqualTo("parent");
	}

	@ParameterizedTest
	@CsvSource({ "9090, 0, 127.0.0.2", "0, 0, 127.0.0.2", "-1, -1, ", ", , " })
	void movesAManagementServerThatHasAPort(String port, String moved, String address) {
		this.properties.setProperty("override.server.address", "127.0.0.2");
		if (port != null) {
			this.environment.getPropertySources()
				.addFirst(new MapPropertySource("application", Map.of("management.server.port", port)));
		}

		this.assignment.applyTo(this.environment);

		assertThat(this.environment.getProperty("management.server.port")).isEqualTo(moved);
		assertThat(this.environment.getProperty("management.server.address")).isEqualTo(address);
	}

	@Test
	void addsThePropertiesThatAreWanted() {
		this.environment.getPropertySources().addFirst(new MapPropertySource("application", Map.of("one", "1")));
		this.properties.setProperty(Assignment.REPORTED_PROPERTIES, "one,two");

		assertThat(this.assignment.addProperties(Message.of("listening"), this.environment))
			.isEqualTo(Message.of("listening").with("one", "1"));
	}

}
