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
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;

import dev.mcpslice.internal.report.TestResult.Outcome;

/**
 * What the index tells of a page.
 *
 * @param className the fully qualified name of the class
 * @param number distinguishes pages of one class: of runs in the same Java virtual
 * machine, as those of failed tests that are run again, and of several modules
 * @param run the Java virtual machine that has written the page
 * @param module its working directory
 * @param began when the class began
 * @param passed how many tests of the page have passed
 * @param failed how many have failed
 * @param aborted how many were aborted
 */
record PageData(String className, int number, String run, String module, Instant began, int passed, int failed,
		int aborted) {

	private static final int NAME = 150;

	private static final String SUFFIX = ".properties";

	static PageData of(ClassPage page, int number, String run) {
		return new PageData(page.className(), number, run, Path.of("").toAbsolutePath().toString(), page.began(),
				page.count(Outcome.PASSED), page.count(Outcome.FAILED), page.count(Outcome.ABORTED));
	}

	/**
	 * Returns the name of the files for a class, without number and suffix.
	 * @param className the class's name
	 * @return a name of characters that are safe in file names and in URIs
	 */
	static String fileName(String className) {
		StringBuilder name = new StringBuilder();
		// Of static classes within others.
		className.replace('$', '-').chars().forEach((character) -> {
			boolean safe = character < 128 && (Character.isLetterOrDigit(character) || character == '.'
					|| character == '_' || character == '-');
			name.append(safe ? Character.toString(character) : "-%x-".formatted(character));
		});
		if (name.length() > NAME) {
			return name.substring(0, NAME) + "-" + Integer.toHexString(className.hashCode());
		}
		return name.toString().equalsIgnoreCase("index") ? name + "-" : name.toString();
	}

	static boolean isDataFile(Path file, Predicate<String> name) {
		String fileName = file.getFileName().toString();
		return fileName.endsWith(SUFFIX) && name.test(fileName.substring(0, fileName.length() - SUFFIX.length()));
	}

	private String fileName() {
		return fileName(this.className) + ((this.number > 1) ? "~" + this.number : "");
	}

	String page() {
		return fileName() + ".html";
	}

	String dataFile() {
		return fileName() + SUFFIX;
	}

	boolean isOfEarlierRun(String className, String run) {
		return this.className.equals(className) && !this.run.equals(run)
				&& this.module.equals(Path.of("").toAbsolutePath().toString());
	}

	String text() {
		Properties properties = new Properties();
		properties.setProperty("class", this.className);
		properties.setProperty("number", Integer.toString(this.number));
		properties.setProperty("run", this.run);
		properties.setProperty("module", this.module);
		properties.setProperty("began", this.began.toString());
		properties.setProperty("passed", Integer.toString(this.passed));
		properties.setProperty("failed", Integer.toString(this.failed));
		properties.setProperty("aborted", Integer.toString(this.aborted));
		try {
			StringWriter text = new StringWriter();
			properties.store(text, null);
			return text.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads what {@link #text()} has returned.
	 * @param text the text
	 * @return the data, or none if something else has written the text
	 */
	static Optional<PageData> parse(String text) {
		try {
			Properties properties = new Properties();
			properties.load(new StringReader(text));
			return Optional.of(new PageData(properties.getProperty("class", ""), number(properties, "number"),
					properties.getProperty("run", ""), properties.getProperty("module", ""),
					Instant.parse(properties.getProperty("began", "")), number(properties, "passed"),
					number(properties, "failed"), number(properties, "aborted")));
		}
		catch (IOException | IllegalArgumentException | DateTimeException ex) {
			return Optional.empty();
		}
	}

	private static int number(Properties properties, String name) {
		return Integer.parseInt(properties.getProperty(name, ""));
	}

}
