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

package dev.mcpslice.documented;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the code in the documentation with that of tests. A comment before a block of
 * code says where it comes from: {@code <!-- from: file#tag -->}.
 */
class DocumentationTests {

	private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

	private static final Pattern BLOCK = Pattern
		.compile("(?:<!-- from: (\\S+)#(\\S+) -->|<!-- (fragment) -->)?\n```(?:java|kotlin)\n(.*?)```", Pattern.DOTALL);

	private static final Pattern FAILURE = Pattern.compile("<!-- failure: (\\S+) -->\n```\n(.*?)```", Pattern.DOTALL);

	@TestFactory
	Stream<DynamicTest> codeComesFromTests() throws IOException {
		List<Path> pages = new ArrayList<>(List.of(ROOT.resolve("README.md")));
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			docs.filter((page) -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
		}
		return pages.stream().map((page) -> DynamicTest.dynamicTest(page.getFileName().toString(), () -> check(page)));
	}

	private static void check(Path page) throws IOException {
		Matcher block = BLOCK.matcher(Files.readString(page));
		while (block.find()) {
			if (block.group(3) == null) {
				assertThat(block.group(1)).as("where this comes from:%n%s", block.group(4)).isNotNull();
				assertThat(block.group(4)).as(block.group(1)).isEqualTo(region(block.group(1), block.group(2)));
			}
		}
	}

	@Test
	void failuresAreThoseOfTheGallery() throws IOException {
		Matcher block = FAILURE.matcher(Files.readString(ROOT.resolve("docs/troubleshooting.md")));
		while (block.find()) {
			Path failure = ROOT.resolve("failures/src/it/bookshop/gallery").resolve(block.group(1) + ".txt");
			assertThat(Files.readString(failure).replaceFirst(".*\n", "")).as(failure.toString())
				.startsWith(block.group(2));
		}
	}

	private static String region(String file, String tag) throws IOException {
		String source = Files.readString(ROOT.resolve(file));
		Matcher region = Pattern
			.compile("(?<=\n)[ \t]*// tag::" + tag + "\\[]\n(.*?)\n[ \t]*// end::" + tag + "\\[]", Pattern.DOTALL)
			.matcher(source);
		assertThat(region.find()).as("%s has a region called %s", file, tag).isTrue();
		return region.group(1).stripIndent() + "\n";
	}

}
