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

package dev.mcpslice.sample.weather;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged weather office.
 */
class PackagedJarIT {

	@Test
	void hasNothingOfItsTests() throws IOException {
		assertThat(libraries()).anyMatch((name) -> name.contains("tomcat"))
			.noneMatch((name) -> name.contains("netty") || name.contains("webflux") || name.contains("mcpslice"));
	}

	// Not the one of sources.
	private static List<String> libraries() throws IOException {
		try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of("target"),
				"mcpslice-sample-webmvc-app-*[!s].jar"); JarFile jar = new JarFile(jars.iterator().next().toFile())) {
			return jar.stream().map(ZipEntry::getName).filter((name) -> name.endsWith(".jar")).toList();
		}
	}

}
