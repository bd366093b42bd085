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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WirePagesTests {

	@TempDir
	private Path project;

	@ParameterizedTest
	@CsvSource({ "pom.xml, target", "build.gradle, build", "build.gradle.kts, build", "pom.xml build.gradle, target",
			"README.md, target" })
	void pagesAreWhereTheBuildToolWrites(String files, String expected) throws IOException {
		for (String file : List.of(files.split(" "))) {
			Files.createFile(this.project.resolve(file));
		}

		assertThat(WirePages.defaultDirectory(this.project))
			.isEqualTo(this.project.resolve(expected).resolve("mcpslice"));
	}

}
