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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.ChildJar;
import dev.mcpslice.client.McpTestClient;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.slf4j.LoggerFactory;

import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for a packaged application: a jar of jars, as Spring Boot's build plugins make
 * it.
 */
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class PackagedApplicationTests {

	@TempDir
	private static Path directory;

	private static Path jar;

	@TempDir
	private Path archives;

	@BeforeAll
	static void packageApplication() throws IOException {
		Path classes = directory.resolve("classes.jar");
		try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(classes))) {
			ChildJar.writeClasses(output);
		}
		jar = directory.resolve("child-1.0.jar");
		Repackager repackager = new Repackager(classes.toFile());
		repackager.setMainClass(ChildApplication.class.getName());
		repackager.repackage(jar.toFile(), (libraries) -> {
			for (Path library : ChildJar.libraries()) {
				libraries.library(new Library(library.toFile(), LibraryScope.COMPILE));
			}
		});
	}

	// A training run takes as long as a start, and writes an archive.
	private McpServerProcess.Builder child() {
		return McpServerProcess.jar(jar)
			.startTimeout(Children.START_TIMEOUT)
			.properties("spring.config.name=child", "greeting=hello \"\\\n%");
	}

	private static void verify(McpServerProcess server) {
		try (McpTestClient mcp = server.clients().test()) {
			mcp.callTool("pid", Map.of()).isSuccessful().text().isEqualTo("" + server.handle().pid());
			mcp.callTool("property", Map.of("name", "greeting")).isSuccessful().text().isEqualTo("hello \"\\\n%");
		}
		assertThat(arguments(server)).noneMatch((argument) -> argument.contains("hello"));
	}

	private static List<String> arguments(McpServerProcess server) {
		return Arrays.asList(server.handle().info().arguments().orElseThrow());
	}

	@Test
	void isServedAsItIs() throws IOException {
		byte[] before = Files.readAllBytes(jar);

		try (McpServerProcess server = child().start()) {
			verify(server);

			assertThat(server.name()).isEqualTo("child-1.0");
			assertThat(arguments(server)).contains(jar.toString(),
					"org.springframework.boot.loader.launch.PropertiesLauncher");
		}

		assertThat(Files.readAllBytes(jar)).isEqualTo(before);
	}

	@Test
	void classesAreSharedFromTheSecondStartOn() {
		Path log = this.archives.resolve("classes.log");
		McpServerProcess.Builder builder = child().classDataSharing(this.archives);

		try (McpServerProcess first = builder.start()) {
			verify(first);
			assertThat(this.archives).isDirectoryRecursivelyContaining("glob:**/classes.jsa")
				.isDirectoryNotContaining("glob:**/unfinished*");
		}
		try (McpServerProcess second = builder.jvmOptions("-Xlog:class+load:file=" + log).start()) {
			verify(second);
			assertThat(arguments(second)).anyMatch((option) -> option.startsWith("-XX:SharedArchiveFile="));
		}

		assertThat(log).content()
			.containsPattern(
					"org\\.springframework\\.context\\.ApplicationContext source: shared objects file \\(top\\)");
	}

	@Test
	void serverStartsWithoutAnArchiveThatCannotBeMade() {
		ListAppender<ILoggingEvent> log = new ListAppender<>();
		log.start();
		Logger logger = (Logger) LoggerFactory.getLogger(McpServerProcess.class);
		logger.addAppender(log);
		McpServerProcess.Builder builder = child().classDataSharing(this.archives).properties("trouble=training");

		try (McpServerProcess server = builder.start()) {
			verify(server);

			assertThat(arguments(server)).noneMatch((option) -> option.startsWith("-XX:SharedArchiveFile="));
			assertThat(this.archives).isDirectoryRecursivelyContaining("glob:**/child-1.0.jar");
		}
		logger.detachAppender(log);
		assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage)
			.filteredOn((message) -> message.contains("the training run for class data sharing has failed"))
			.singleElement(InstanceOfAssertFactories.STRING)
			.containsPattern("@\\S*mcpslice-training-\\S*\\.args")
			.doesNotContain("=hello");
	}

	@Test
	void jarThatCannotBeExtractedIsRefused() throws IOException {
		Manifest manifest = new Manifest();
		manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
		manifest.getMainAttributes()
			.put(Attributes.Name.MAIN_CLASS, "org.springframework.boot.loader.launch.JarLauncher");
		Path broken = directory.resolve("broken.jar");
		new JarOutputStream(Files.newOutputStream(broken), manifest).close();

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(() -> McpServerProcess.jar(broken).classDataSharing(this.archives).start())
			.withMessageStartingWith(broken + " cannot be extracted for class data sharing, as Spring Boot's jars can: "
					+ "exit code 1 of ")
			.withMessageContaining("-Djarmode=tools -jar " + broken + " extract --destination ");
	}

	@Test
	void directoryThatIsNoneIsRefused() {
		Path file = jar.resolve("archives");

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(child().classDataSharing(file)::start)
			.withMessageStartingWith(
					"Class data sharing for the MCP server 'child-1.0' fails in the directory " + file);
	}

	@Test
	void nothingIsMadeWhenInterrupted() {
		Thread.currentThread().interrupt();

		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(child().classDataSharing(this.archives)::start)
			.withMessage("Interrupted while the MCP server 'child-1.0' was prepared");
		assertThat(Thread.interrupted()).isTrue();
	}

}
