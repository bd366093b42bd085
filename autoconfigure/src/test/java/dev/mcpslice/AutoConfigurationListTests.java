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

package dev.mcpslice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what a slice has, and what it leaves out, with what there is. On the classpath
 * of these tests are few of Spring Boot's modules; CONTRIBUTING.md says how to have them
 * all.
 */
@EnabledIf("isCompared")
class AutoConfigurationListTests {

	/**
	 * Where the modules of Spring Boot are, if they have been copied.
	 */
	private static final Path MODULES = Path.of("target", "spring-boot-modules");

	private static final Path SLICE = Path
		.of("src/main/resources/META-INF/spring/dev.mcpslice.SliceAutoConfiguration.imports");

	private static final Path DOCUMENTATION = Path.of("../docs/auto-configuration.md");

	/**
	 * What only older versions of Spring Boot offer.
	 */
	private static final String OLDER = "org.springframework.boot.security.oauth2.server.resource.autoconfigure"
			+ ".servlet.OAuth2ResourceServerAutoConfiguration";

	private final List<String> slice = slice();

	private final List<String> leftOut = lines(Path.of("src/test/resources/auto-configurations-left-out.txt"));

	/**
	 * Tells whether Spring Boot is of the version that the lists are compared with.
	 * @return whether it is
	 */
	static boolean isCompared() {
		return SpringBootVersion.getVersion().startsWith("4.1.");
	}

	static List<String> slice() {
		return lines(SLICE);
	}

	/**
	 * Returns a class loader that sees all modules that there are.
	 * @return the class loader
	 */
	static ClassLoader modules() {
		try (Stream<Path> jars = Files.isDirectory(MODULES) ? Files.list(MODULES) : Stream.empty()) {
			return new URLClassLoader(jars.map(AutoConfigurationListTests::url).toArray(URL[]::new),
					AutoConfigurationListTests.class.getClassLoader());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static URL url(Path jar) {
		try {
			return jar.toUri().toURL();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static List<String> lines(Path list) {
		try {
			return Files.readAllLines(list)
				.stream()
				.map((line) -> line.replaceFirst("#.*", "").strip())
				.filter((line) -> !line.isEmpty())
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Collection<String> offered() {
		return ImportCandidates.load(AutoConfiguration.class, modules())
			.getCandidates()
			.stream()
			.filter((name) -> name.startsWith("org.springframework."))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private boolean isLeftOut(String name) {
		return this.leftOut.contains(name) || this.leftOut.stream()
			.anyMatch((line) -> line.endsWith("*") && name.startsWith(line.substring(0, line.length() - 1)));
	}

	@Test
	void whatThereIsIsInTheSliceOrLeftOut() {
		Collection<String> offered = offered();

		assertThat(offered).hasSizeGreaterThan(40);
		assertThat(offered).filteredOn((name) -> !this.slice.contains(name) && !isLeftOut(name))
			.as("auto-configuration that is neither in the slice's .imports nor in auto-configurations-left-out.txt")
			.isEmpty();
	}

	@Test
	void theDocumentationSaysWhatIsInAndWhy() throws IOException {
		List<String> rows = Files.readAllLines(SLICE)
			.stream()
			.filter((line) -> !line.startsWith("#") && !line.isBlank())
			.map((line) -> line.replaceFirst(".*\\.(\\w+)\\s*# (.*)", "| `$1` | $2 |"))
			.toList();

		assertThat(Files.readAllLines(DOCUMENTATION)).filteredOn((line) -> line.contains("AutoConfiguration` | "))
			.containsExactlyElementsOf(rows);
	}

	@Test
	void theDocumentationSaysWhatIsOut() {
		assertThat(DOCUMENTATION).content()
			.contains(this.leftOut.stream()
				.map((name) -> name.endsWith("*") ? name
						: name.replaceFirst(".*\\.", "").replaceFirst("AutoConfiguration$", ""))
				.map((name) -> "`" + name + "`")
				.toList());
	}

	@Test
	void nothingIsBothInTheSliceAndLeftOut() {
		assertThat(this.slice).noneMatch(this::isLeftOut).doesNotHaveDuplicates();
		assertThat(this.leftOut).doesNotHaveDuplicates();
	}

	@Test
	void whatIsListedIsThere() {
		Collection<String> offered = offered();
		Set<String> modules = offered.stream().map(AutoConfigurationListTests::module).collect(Collectors.toSet());

		assertThat(Stream.concat(this.slice.stream(), this.leftOut.stream()))
			.filteredOn((name) -> name.startsWith("org.springframework.") && !name.endsWith("*"))
			.filteredOn((name) -> modules.contains(module(name)) && !name.equals(OLDER))
			.as("listed, but not offered by a module that is here")
			.isSubsetOf(offered);
	}

	// Modules have packages of their own.
	private static String module(String name) {
		return name.replaceFirst("\\.autoconfigure.*", "");
	}

	@Test
	void eachLineOfTheSliceHasItsReason() throws IOException {
		assertThat(Files.readAllLines(SLICE)).filteredOn((line) -> !line.isBlank() && !line.startsWith("#"))
			.allSatisfy((line) -> assertThat(line).matches("\\S+ # \\S.*"));
	}

}
