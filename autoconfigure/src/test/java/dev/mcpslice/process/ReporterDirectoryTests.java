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
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.mcpslice.internal.reporter.Assignment;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ReporterDirectory}.
 */
class ReporterDirectoryTests {

	private ReporterDirectory directory;

	@BeforeEach
	void createDirectory() throws IOException {
		this.directory = ReporterDirectory.create(new Properties());
	}

	@AfterEach
	void deleteDirectory() {
		this.directory.delete();

		assertThat(this.directory.path()).doesNotExist();
	}

	@Test
	void hasAllClassesOfItsPackagesAndNoOthers() throws IOException {
		JavaClasses classes = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests())
			.importPackages("dev.mcpslice.internal.identity", "dev.mcpslice.internal.reporter");
		Set<String> expected = classes.stream()
			.map(JavaClass::getName)
			.filter((name) -> !name.endsWith("package-info"))
			.map((name) -> name.replace('.', '/') + ".class")
			.collect(Collectors.toSet());

		try (Stream<Path> files = Files.walk(this.directory.path())) {
			assertThat(files.filter(Files::isRegularFile)
				.map((file) -> this.directory.path().relativize(file).toString().replace('\\', '/'))
				.filter((name) -> name.endsWith(".class"))).containsExactlyInAnyOrderElementsOf(expected);
		}
	}

	@Test
	void isForItsOwnerOnly() throws IOException {
		if (this.directory.path().getFileSystem().supportedFileAttributeViews().contains("posix")) {
			assertThat(Files.getPosixFilePermissions(this.directory.path()))
				.allMatch((permission) -> permission.name().startsWith("OWNER_"));
		}
	}

	@Test
	void saysWhereItIs() {
		assertThat(this.directory.path().resolve(Assignment.RESOURCE)).content().contains(Assignment.DIRECTORY + "=");
	}

	@Test
	void leavesNothingIfItCannotBeFilled() throws IOException {
		Properties broken = new Properties();
		broken.put("number", 1);
		Set<Path> before = incomplete();

		assertThatExceptionOfType(ClassCastException.class).isThrownBy(() -> ReporterDirectory.create(broken));

		// Those of others, too, for a moment.
		Awaitility.await().untilAsserted(() -> assertThat(incomplete()).isSubsetOf(before));
	}

	// Those with an assignment that nobody has written.
	private Set<Path> incomplete() throws IOException {
		try (Stream<Path> directories = Files.list(this.directory.path().getParent())) {
			return directories.filter((path) -> path.getFileName().toString().startsWith("mcpslice-server-"))
				.map((path) -> path.resolve(Assignment.RESOURCE).toFile())
				.filter((assignment) -> assignment.isFile() && assignment.length() == 0)
				.map(File::toPath)
				.collect(Collectors.toSet());
		}
	}

}
