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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.mcpslice.internal.slice.SliceTypes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the slice's auto-configurations ask the context for, and what they let the
 * application replace, belongs to the slice: they would do without what the application
 * has for them otherwise, and only in the slice.
 */
@EnabledIf("dev.mcpslice.AutoConfigurationListTests#isCompared")
class ConsumedTypesTests {

	private static final Path INCLUDES = Path
		.of("src/main/resources/META-INF/spring/dev.mcpslice.McpServerTest.includes");

	private static final List<String> EXCEPTIONS = AutoConfigurationListTests
		.lines(Path.of("src/test/resources/consumed-types-exceptions.txt"));

	/**
	 * Auto-configurations of modules that these tests do not have.
	 */
	private static final Set<String> ELSEWHERE = Set.of(
			"org.springframework.boot.gson.autoconfigure.GsonAutoConfiguration",
			"org.springframework.boot.security.oauth2.server.resource.autoconfigure.servlet."
					+ "OAuth2ResourceServerAutoConfiguration",
			"org.springframework.boot.jsonb.autoconfigure.JsonbAutoConfiguration",
			"org.springframework.boot.kotlinx.serialization.json.autoconfigure."
					+ "KotlinxSerializationJsonAutoConfiguration");

	private static final ClassLoader classLoader = AutoConfigurationListTests.modules();

	private static final MetadataReaderFactory metadataReaderFactory = new SimpleMetadataReaderFactory(classLoader);

	private static final ConsumedTypes asked = new ConsumedTypes(classLoader);

	private static final Set<String> notRead = new HashSet<>();

	private static final Set<String> types = new HashSet<>();

	@BeforeAll
	static void read() throws IOException {
		for (String autoConfiguration : AutoConfigurationListTests.slice()) {
			if (!asked.read(autoConfiguration)) {
				notRead.add(autoConfiguration);
			}
		}
		SliceTypes.ofFeatures().forEach((type) -> types.add(type.getName()));
		types.addAll(AutoConfigurationListTests.lines(INCLUDES));
	}

	private static boolean isOfSlice(String type) {
		return types.contains(type) || supertypes(type).anyMatch(ConsumedTypesTests::isOfSlice);
	}

	private static Stream<String> supertypes(String type) {
		try {
			ClassMetadata metadata = metadataReaderFactory.getMetadataReader(type).getClassMetadata();
			return Stream.concat(Stream.ofNullable(metadata.getSuperClassName()),
					Stream.of(metadata.getInterfaceNames()));
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	@Test
	void whatIsAskedForBelongsToTheSlice() {
		assertThat(asked.consumed()).hasSizeGreaterThan(50);
		assertThat(asked.consumed()).filteredOn((type) -> !isOfSlice(type) && !EXCEPTIONS.contains(type))
			.as("asked for by auto-configuration of the slice, and neither listed in its .includes nor an exception")
			.isEmpty();
	}

	@Test
	void whatCanBeReplacedBelongsToTheSlice() {
		assertThat(asked.replaceable()).hasSizeGreaterThan(30);
		assertThat(asked.replaceable()).filteredOn((type) -> !isOfSlice(type) && !EXCEPTIONS.contains(type))
			.as("can be replaced by the application, and is neither listed in the slice's .includes nor an exception")
			.isEmpty();
	}

	@Test
	void exceptionsAreAskedForAndNotOfTheSlice() {
		assertThat(EXCEPTIONS).filteredOn(
				(type) -> isOfSlice(type) || (!asked.consumed().contains(type) && !asked.replaceable().contains(type)))
			.isEmpty();
	}

	@Test
	void allAutoConfigurationIsRead() {
		assertThat(notRead).isSubsetOf(ELSEWHERE);
	}

}
