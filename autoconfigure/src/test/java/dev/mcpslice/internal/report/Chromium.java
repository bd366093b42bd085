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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser without a window.
 */
final class Chromium {

	private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

	private final Path program;

	private final Path directory;

	private Chromium(Path program, Path directory) {
		this.program = program;
		this.directory = directory;
	}

	/**
	 * Looks for the browser: where the system property {@code chromium} says, or on the
	 * path.
	 * @param directory where it may write
	 * @return the browser, if there is one
	 */
	static Optional<Chromium> find(Path directory) {
		String named = System.getProperty("chromium");
		Stream<Path> candidates = (named != null) ? Stream.of(Path.of(named))
				: Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
					.flatMap((path) -> NAMES.stream().map((name) -> Path.of(path, name)));
		return candidates.filter(Files::isExecutable).findFirst().map((program) -> new Chromium(program, directory));
	}

	/**
	 * Opens a page.
	 * @param page the page
	 * @return its elements as they are then
	 */
	Visit open(Path page) throws IOException, InterruptedException {
		return run(page, "--dump-dom", "--enable-logging=stderr");
	}

	/**
	 * Makes a picture of a page.
	 * @param page the page
	 * @param dark whether the user wants dark pages
	 * @return the PNG file
	 */
	Path screenshot(Path page, boolean dark) throws IOException, InterruptedException {
		Path png = this.directory.resolve(dark ? "dark.png" : "light.png");
		run(page, "--screenshot=" + png, "--window-size=1100,900", "--hide-scrollbars",
				"--blink-settings=preferredColorScheme=" + (dark ? 0 : 1));
		return png;
	}

	private Visit run(Path page, String... arguments) throws IOException, InterruptedException {
		Path profile = Files.createTempDirectory(this.directory, "profile");
		Path output = profile.resolve("output.txt");
		Path log = profile.resolve("log.txt");
		List<String> command = new ArrayList<>(List.of(this.program.toString(), "--headless", "--no-sandbox",
				"--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--user-data-dir=" + profile));
		command.addAll(List.of(arguments));
		command.add(page.toUri().toString());
		Process process = new ProcessBuilder(command).redirectOutput(output.toFile())
			.redirectError(log.toFile())
			.start();
		try {
			assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the browser has ended").isTrue();
		}
		finally {
			process.descendants().forEach(ProcessHandle::destroyForcibly);
			process.destroyForcibly();
		}
		assertThat(process.exitValue()).as(() -> text(log)).isZero();
		return new Visit(text(output), text(log).lines().filter((line) -> line.contains("CONSOLE")).toList());
	}

	private static String text(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	/**
	 * What a browser has made of a page.
	 *
	 * @param dom its elements
	 * @param console what it has to say about the page
	 */
	record Visit(String dom, List<String> console) {

	}

}
