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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The properties of the slice are known to IDEs, which read the metadata in the jar.
 */
class PropertyMetadataTests {

	private static final Pattern PROPERTY = Pattern
		.compile("\"(mcpslice\\.(?:client|server|wire|instance-check)\\.[a-z.-]+)\"");

	@Test
	void listsTheProperties() throws IOException {
		Set<String> listed = new TreeSet<>(JsonPath.<List<String>>read(
				Path.of("target/classes/META-INF/spring-configuration-metadata.json").toFile(),
				"$.properties[*].name"));

		assertThat(listed).isEqualTo(properties());
	}

	private static Set<String> properties() throws IOException {
		try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
			return files.filter(Files::isRegularFile)
				.flatMap((file) -> PROPERTY.matcher(text(file)).results())
				.map((match) -> match.group(1))
				.collect(Collectors.toCollection(TreeSet::new));
		}
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
