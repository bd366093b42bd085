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

package dev.mcpslice.guarded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What findings tell users to write is what protects servers in tests, and what they
 * refer to is there.
 */
class AdviceTests {

	private static final Path RESOURCES = Path.of("src/main/resources/dev/mcpslice/internal/guard");

	private static final TypeRef<Map<String, Map<String, Object>>> TOPICS = new TypeRef<>() {
	};

	private static final TypeRef<Map<String, List<String>>> LINES = new TypeRef<>() {
	};

	private static Map<String, Map<String, Object>> topics() throws IOException {
		return McpJsonDefaults.getMapper().readValue(Files.readString(RESOURCES.resolve("catalogue.json")), TOPICS);
	}

	@TestFactory
	Stream<DynamicTest> codeProtectsServersInTests() throws IOException {
		String shields = Files.readString(Path.of("src/test/java/dev/mcpslice/guarded/Shields.java"))
			.replaceAll("static class (WebFlux|WebMvc)(?=Session)", "@Component class ")
			.replaceAll("(WebFlux|WebMvc)(?=SessionOwnerFilter)", "")
			.replaceAll("\\s", "");
		return topics().entrySet()
			.stream()
			.flatMap((topic) -> lines(topic.getValue()).entrySet()
				.stream()
				.filter((stack) -> stack.getValue().stream().anyMatch((line) -> line.startsWith("  ")))
				.map((stack) -> DynamicTest.dynamicTest(topic.getKey() + ", " + stack.getKey(),
						() -> assertThat(shields).contains(code(stack.getValue())))));
	}

	private static Map<String, List<String>> lines(Map<String, Object> topic) {
		return McpJsonDefaults.getMapper().convertValue(topic.get("change"), LINES);
	}

	private static String code(List<String> lines) {
		return lines.stream()
			.filter((line) -> line.startsWith("  "))
			.collect(Collectors.joining())
			.replaceAll("\\s", "");
	}

	@Test
	void scenariosAreThoseOfTheWire() throws IOException {
		String manifest = Files.readString(Path.of("../wire/src/test/resources/scenarios.yml"));

		topics().forEach((name, topic) -> assertThat((List<?>) topic.get("scenarios")).as(name)
			.allMatch((scenario) -> manifest.contains("\n" + scenario + ":\n")));
	}

	@Test
	void adviceFitsIntoALine() throws IOException {
		topics().forEach((name, topic) -> assertThat(lines(topic).values().stream().flatMap(List::stream)).as(name)
			.allMatch((line) -> line.length() <= 120));
	}

}
