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

package dev.mcpslice.wirereport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.ParallelEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EventConditions;
import org.junit.platform.testkit.engine.TestExecutionResultConditions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages show what went over the wire, to those who ask for them.
 */
class WireReportTests {

	@TempDir
	private Path temporary;

	private Path directory() {
		return this.temporary.resolve("report");
	}

	private EngineExecutionResults run(Map<String, String> parameters, Class<?>... testClasses) {
		return ParallelEngine.run(2, ExecutionMode.CONCURRENT, List.of(testClasses), parameters);
	}

	private EngineExecutionResults report(String what, Class<?>... testClasses) {
		return run(Map.of("mcpslice.report", what, "mcpslice.report.directory", directory().toString()), testClasses);
	}

	private String page(Class<?> testClass) throws IOException {
		return read(testClass.getName().replace('$', '-') + ".html");
	}

	private String read(String file) throws IOException {
		return Files.readString(directory().resolve(file));
	}

	// By the beginning of their names.
	private static Map<String, String> tests(String page) {
		return Stream.of(page.split("<details class=\"test "))
			.skip(1)
			.collect(Collectors.toMap((test) -> test.replaceAll("(?s).*?class=\"name\">([^<(]*).*", "$1"),
					(test) -> test));
	}

	@Test
	void allTestsWithClientsAreShown() throws IOException {
		report("all", Reported.Bookshop.class, Reported.Passing.class);

		Map<String, String> tests = tests(page(Reported.Bookshop.class));
		assertThat(tests).containsOnlyKeys("A book&#39;s price", "A copy is reserved", "An &lt;unknown&gt; book",
				"aborted", "Counter › ping");
		assertThat(tests.get("A book&#39;s price")).startsWith("failed\" open>")
			.contains("expected: &quot;9.90 EUR&quot;", "Client over streamable HTTP with http://127.0.0.1:",
					"<b>tools/call</b> book_details");
		assertThat(tests.get("A copy is reserved")).startsWith("passed\">")
			.contains("<li class=\"received request\">", "<b>elicitation/create</b> Reserve &#39;Kalevala&#39;?",
					"<li class=\"sent response\">", "<b>notifications/progress</b> 1 of 2", " stream first\"")
			.doesNotContain("error");
		assertThat(tests.get("An &lt;unknown&gt; book"))
			.contains("<em>error of the tool</em>", "&lt;img src=x onerror=", "******")
			.doesNotContain("<img", "<script", "s3cr3t");
		assertThat(tests.get("aborted")).contains("not today");
		assertThat(tests(page(Reported.Passing.class))).containsOnlyKeys("ping");
		assertThat(read("index.html")).contains("2 test classes: <span class=\"failed\">1 failed</span>, ");
	}

	@Test
	void onlyFailuresAreShown() throws IOException {
		report("failures", Reported.Bookshop.class, Reported.Passing.class);

		assertThat(tests(page(Reported.Bookshop.class))).containsOnlyKeys("A book&#39;s price");
		assertThat(read("index.html")).contains("1 test class: ");
		try (Stream<Path> files = Files.list(directory())) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.noneMatch((file) -> file.contains("Passing"));
		}
	}

	@Test
	void clientsOfTheClassAreShown() throws IOException {
		report("all", Reported.FailingClass.class);

		Map<String, String> tests = tests(page(Reported.FailingClass.class));
		assertThat(tests).containsOnlyKeys("before and after the tests", "uses the client of the class",
				"fails with the client of the class");
		assertThat(tests.get("before and after the tests")).startsWith("failed").contains("id &#39;ulysses&#39;");
		assertThat(tests.get("uses the client of the class")).startsWith("passed")
			.contains("<b>ping</b>", "not shown: ")
			.doesNotContain("<b>initialize</b>");
		assertThat(tests.get("fails with the client of the class")).startsWith("failed")
			.contains("<b>initialize</b>", " before\">");
	}

	@Test
	void nothingIsWrittenUnlessSomebodyAsks() {
		run(Map.of("mcpslice.report.directory", directory().toString()), Reported.Passing.class);

		assertThat(directory()).doesNotExist();
	}

	@Test
	void nothingIsWrittenIfNothingHasFailed() {
		report("failures", Reported.Passing.class);

		assertThat(directory()).doesNotExist();
	}

	@Test
	void unknownValueIsRefused() {
		EngineExecutionResults results = report("yes", Reported.Passing.class);

		results.containerEvents()
			.assertThatEvents()
			.haveExactly(1, EventConditions.finishedWithFailure(
					TestExecutionResultConditions.instanceOf(IllegalArgumentException.class),
					TestExecutionResultConditions.message((message) -> message.startsWith(
							"mcpslice.report is 'yes'. Set it to 'failures' for pages of the tests that fail, or"))));
		assertThat(directory()).doesNotExist();
	}

	@Test
	void directoryThatCannotBeWrittenFailsNoTest() throws IOException {
		Files.writeString(directory(), "a file");

		report("all", Reported.Passing.class).allEvents().assertStatistics((statistics) -> statistics.failed(0));
	}

}
