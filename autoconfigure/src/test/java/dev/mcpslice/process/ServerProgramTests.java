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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ServerProgram}.
 */
class ServerProgramTests {

	private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";

	private static final Path EXTENSION = Path.of("/tmp/extension");

	@TempDir
	private Path directory;

	private Path jar(String name, @Nullable String mainClass) throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		if (mainClass != null) {
			manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, mainClass);
		}
		Path jar = this.directory.resolve(name);
		new JarOutputStream(Files.newOutputStream(jar), manifest).close();
		return jar;
	}

	@Test
	void packagedApplicationIsStartedBySpringBootsLauncher() throws IOException {
		Path jar = jar("bookshop-1.0.jar", LAUNCHER);

		ServerProgram program = ServerProgram.jar(jar);

		assertThat(program.name()).isEqualTo("bookshop-1.0");
		assertThat(program.command(EXTENSION, List.of("-Xmx1g"))).containsExactly("-Xmx1g",
				"-Dloader.path=" + EXTENSION, "-cp", jar.toString(),
				"org.springframework.boot.loader.launch.PropertiesLauncher");
		assertThat(program.command(EXTENSION, List.of("-Dloader.path=lib")))
			.startsWith("-Dloader.path=lib," + EXTENSION, "-cp");
	}

	@Test
	void otherJarsAreStartedByTheirMainClass() throws IOException {
		Path jar = jar("bookshop.jar", "org.example.Main");

		assertThat(ServerProgram.jar(jar).command(EXTENSION, List.of())).containsExactly("-cp",
				jar + File.pathSeparator + EXTENSION, "org.example.Main");
	}

	@Test
	void classPathMayBeAny() {
		ServerProgram program = ServerProgram.classPath("org.example.Main", List.of(Path.of("classes")));

		assertThat(program.name()).isEqualTo("Main");
		assertThat(program.command(EXTENSION, List.of())).containsExactly("-cp",
				Path.of("classes").toAbsolutePath() + File.pathSeparator + EXTENSION, "org.example.Main");
	}

	@Test
	void patternFindsTheExecutableJar() throws IOException {
		jar("bookshop-1.0.jar", LAUNCHER);
		jar("bookshop-1.0-sources.jar", null);
		Files.writeString(this.directory.resolve("bookshop-1.0.jar.original"), "");
		Files.writeString(this.directory.resolve("bookshop-broken.jar"), "no jar");

		assertThat(ServerProgram.jar(this.directory + "/bookshop-*.jar").name()).isEqualTo("bookshop-1.0");
		assertThat(ServerProgram.jar(this.directory + "/bookshop-1.0.jar").name()).isEqualTo("bookshop-1.0");
	}

	@Test
	void patternThatFindsSeveralIsRefused() throws IOException {
		jar("bookshop-1.0.jar", LAUNCHER);
		jar("bookshop-1.1.jar", LAUNCHER);

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> ServerProgram.jar(this.directory + "/*.jar"))
			.withMessage(this.directory + "/*.jar has to match one executable jar, but matches bookshop-1.0.jar and "
					+ "bookshop-1.1.jar. Remove what is old, or say which one.");
	}

	@Test
	void patternThatFindsNothingIsRefused() {
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> ServerProgram.jar(this.directory + "/*.jar"))
			.withMessageContaining("but matches none. Is the application packaged before this test runs");
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> ServerProgram.jar(this.directory + "/nowhere/*.jar"))
			.withMessageContaining("but matches none.");
	}

	@Test
	void missingJarIsRefused() {
		Path missing = this.directory.resolve("bookshop.jar");

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(() -> ServerProgram.jar(missing))
			.withMessageStartingWith("There is no file " + missing + ". Is the application packaged before this test");
	}

	@Test
	void jarThatIsNotExecutableIsRefused() throws IOException {
		Path library = jar("bookshop.jar", null);
		Path empty = this.directory.resolve("empty.jar");
		new JarOutputStream(Files.newOutputStream(empty)).close();

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(() -> ServerProgram.jar(library))
			.withMessageStartingWith(
					library + " is not executable: its manifest names no main class. Is it the jar that Spring "
							+ "Boot's build plugin has repackaged?\nSee ");
		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(() -> ServerProgram.jar(empty))
			.withMessageContaining("is not executable");
	}

	@Test
	void warIsRefused() throws IOException {
		Path war = jar("bookshop.war", "org.springframework.boot.loader.launch.WarLauncher");

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(() -> ServerProgram.jar(war))
			.withMessageStartingWith(war + " is a war, ");
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", "${" })
	void directoryThatSpringBootsLauncherCannotAddIsRefused(String special) throws IOException {
		ServerProgram program = ServerProgram.jar(jar("bookshop.jar", LAUNCHER));
		Path directory = Path.of("/tmp/a" + special + "b");

		assertThatIllegalStateException().isThrownBy(() -> program.command(directory, List.of()))
			.withMessage("Spring Boot's PropertiesLauncher cannot have the directory %s, since its name has '%s'. "
					+ "Set the system property java.io.tmpdir to another.", directory, special);
	}

	@Test
	void directoryThatAClassPathCannotHaveIsRefused() {
		ServerProgram program = ServerProgram.classPath("org.example.Main", List.of(Path.of("classes")));

		assertThatIllegalStateException()
			.isThrownBy(() -> program.command(Path.of("/tmp/a" + File.pathSeparator + "b"), List.of()))
			.withMessageStartingWith("A class path cannot have the directory /tmp/a");
	}

}
