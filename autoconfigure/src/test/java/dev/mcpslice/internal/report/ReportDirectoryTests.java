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

package dev.mcpslice.internal.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mcpslice.internal.report.TestResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportDirectoryTests {

	@TempDir
	private Path temporary;

	private Path directory() {
		return this.temporary.resolve("report");
	}

	private void run(String run, ClassPage... pages) {
		try (ReportDirectory report = new ReportDirectory(directory(), run)) {
			Stream.of(pages).forEach(report::write);
		}
	}

	private static ClassPage page(String className, String test, Outcome outcome) {
		return Conversations.page(className, Conversations.result(test, outcome, null));
	}

	private String read(String file) throws IOException {
		return Files.readString(directory().resolve(file));
	}

	private List<String> files() throws IOException {
		try (Stream<Path> files = Files.walk(directory())) {
			return files.filter(Files::isRegularFile)
				.map((file) -> directory().relativize(file).toString())
				.sorted()
				.toList();
		}
	}

	@Test
	void indexLeadsToThePages() throws IOException {
		run("1", page("com.example.ATests", "a", Outcome.PASSED), page("com.example.BTests", "b", Outcome.FAILED));

		assertThat(files()).containsExactly("com.example.ATests.html", "com.example.BTests.html",
				Path.of("data", "com.example.ATests.properties").toString(),
				Path.of("data", "com.example.BTests.properties").toString(), "index.html", "index.lock");
		assertThat(read("index.html"))
			.contains("2 test classes: ", "href=\"com.example.ATests.html\"", "href=\"com.example.BTests.html\"",
					"<tr class=\"failed\">", "<tr class=\"passed\">", "last run of ")
			.doesNotContain("Module");
		assertThat(read("com.example.BTests.html")).contains("href=\"index.html\"");
	}

	@Test
	void laterRunReplacesThePagesOfItsClasses() throws IOException {
		run("1", page("ATests", "old", Outcome.FAILED), page("BTests", "b", Outcome.PASSED));
		run("2", page("ATests", "new", Outcome.PASSED));

		assertThat(read("ATests.html")).contains(">new<").doesNotContain(">old<");
		assertThat(read("index.html")).contains("ATests.html", "BTests.html").doesNotContain("1 failed");
	}

	@Test
	void laterRunWithNothingToShowRemovesThePage() throws IOException {
		run("1", page("ATests", "old", Outcome.FAILED));
		run("2", new ClassPage("ATests", Conversations.BEGAN));

		assertThat(files()).containsExactly("index.html", "index.lock");
		assertThat(read("index.html")).contains("There is nothing to show.");
	}

	@Test
	void nothingIsWrittenIfThereIsNothingToShow() {
		run("1", new ClassPage("ATests", Conversations.BEGAN));

		assertThat(directory()).doesNotExist();
	}

	@Test
	void classThatRunsTwiceInOneProcessHasTwoPages() throws IOException {
		run("1", page("ATests", "first", Outcome.FAILED), page("ATests", "second", Outcome.PASSED),
				new ClassPage("ATests", Conversations.BEGAN));

		assertThat(read("ATests.html")).contains(">first<");
		assertThat(read("ATests~2.html")).contains(">second<");
		assertThat(read("index.html")).contains("2 test classes", "ATests (2)</a>");
		run("2", page("ATests", "third", Outcome.PASSED));
		assertThat(read("ATests.html")).contains(">third<");
		assertThat(directory().resolve("ATests~2.html")).doesNotExist();
	}

	@Test
	void modulesHavePagesOfTheirOwn() throws IOException {
		run("1", page("ATests", "here", Outcome.PASSED));
		Path data = directory().resolve("data/ATests.properties");
		Files.writeString(data, Files.readString(data).replaceAll("(?m)^module=.*$", "module=/somewhere/other"));
		run("2", page("ATests", "there", Outcome.PASSED));

		assertThat(read("ATests.html")).contains(">here<");
		assertThat(read("ATests~2.html")).contains(">there<");
		assertThat(read("index.html")).contains("<th>Module</th>", "<td>other</td>");
	}

	@Test
	void foreignFilesAreLeftAlone() throws IOException {
		Files.createDirectories(directory().resolve("data"));
		Files.writeString(directory().resolve("data/other.properties"), "class=other");
		Files.writeString(directory().resolve("data/odd.properties"), "class=\\u12");
		Files.writeString(directory().resolve("data/time.properties"),
				"number=1\npassed=1\nfailed=1\naborted=1\nbegan=now");
		Files.writeString(directory().resolve("data/notes.txt"), "class=other");
		run("1", page("ATests", "a", Outcome.PASSED));

		assertThat(read("index.html")).contains("1 test class: ");
		assertThat(files()).hasSize(8);
	}

	@Test
	void directoryThatCannotBeWrittenDisturbsNobody() throws IOException {
		Files.writeString(directory(), "a file");

		run("1", page("ATests", "a", Outcome.PASSED), page("BTests", "b", Outcome.PASSED));

		assertThat(directory()).hasContent("a file");
	}

	@Test
	void interruptedTestHasItsPage() {
		Thread.currentThread().interrupt();
		run("1", page("ATests", "a", Outcome.PASSED));

		assertThat(Thread.interrupted()).isTrue();
		assertThat(directory().resolve("ATests.html")).exists();
	}

	@Test
	void threadsMayWriteAtTheSameTime() throws IOException {
		try (ReportDirectory report = new ReportDirectory(directory(), "1");
				ReportDirectory other = new ReportDirectory(directory(), "2")) {
			IntStream.range(0, 40)
				.parallel()
				.forEach((i) -> ((i % 2 == 0) ? report : other).write(page("Tests" + i, "a", Outcome.PASSED)));
		}

		assertThat(read("index.html")).contains("40 test classes", "Tests0.html", "Tests39.html");
		assertThat(files()).noneMatch((file) -> file.endsWith(".tmp"));
	}

	@Test
	void brokenCharactersAreWritten() throws IOException {
		run("1", page("ATests", "a \ud800 b", Outcome.PASSED));

		assertThat(read("ATests.html")).contains("a ? b");
	}

	@ParameterizedTest
	@CsvSource({ "com.example.ATests, com.example.ATests", "com.example.Outer$Inner, com.example.Outer-Inner",
			"Größe, Gr-f6--df-e", "a b/../c, a-20-b-2f-..-2f-c", "index, index-", "INDEX, INDEX-" })
	void fileNamesAreSafe(String className, String fileName) {
		assertThat(PageData.fileName(className)).isEqualTo(fileName);
	}

	@Test
	void fileNamesOfLongNamesAreShort() {
		String first = PageData.fileName("x".repeat(300));

		assertThat(first).hasSizeLessThan(170).isNotEqualTo(PageData.fileName("x".repeat(301)));
	}

}
