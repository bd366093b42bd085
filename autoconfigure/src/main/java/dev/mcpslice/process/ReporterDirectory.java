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

package dev.mcpslice.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

import dev.mcpslice.internal.reporter.Assignment;

import org.springframework.util.FileSystemUtils;

/**
 * A temporary directory with what enters a server's process: the classes that report to
 * this one, and what they have to know.
 */
final class ReporterDirectory {

	/**
	 * All classes that enter the process, with those nested in them.
	 */
	private static final List<String> CLASSES = List.of("identity/FirstFilter", "identity/HttpHandlerCheck",
			"identity/ReactiveInstanceCheck", "identity/ReactiveInstanceCheck$ListeningResponse",
			"identity/ServerIdentity", "identity/ServerTls", "identity/ServletInstanceCheck",
			"identity/ServletInstanceCheck$ListeningOutputStream", "identity/ServletInstanceCheck$ListeningResponse",
			"identity/ServletInstanceCheck$ListeningWriter", "identity/ServletInstanceCheck$NamedResponse",
			"identity/EventStreamFilter", "identity/EventStreamFilter$StreamOutput",
			"identity/EventStreamFilter$StreamResponse", "identity/EventStreamFilter$Action", "reporter/Assignment",
			"reporter/FailureReporter", "reporter/Message", "reporter/ParentProcess", "reporter/ParentWatch",
			"reporter/PortZero", "reporter/PropertiesListener", "reporter/ReportingListener", "reporter/ServerSetup",
			"reporter/ServletCheck", "reporter/WebServerReport");

	private static final String FACTORIES = """
			org.springframework.context.ApplicationListener=\
			dev.mcpslice.internal.reporter.PropertiesListener,dev.mcpslice.internal.reporter.ReportingListener
			org.springframework.boot.diagnostics.FailureAnalysisReporter=dev.mcpslice.internal.reporter.FailureReporter
			""";

	private final Path path;

	private ReporterDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Creates a directory, which nobody else can read where the file system knows users.
	 * @param assignment what the reporter has to know
	 * @return the directory
	 * @throws IOException if it cannot be written
	 */
	static ReporterDirectory create(Properties assignment) throws IOException {
		ReporterDirectory directory = new ReporterDirectory(
				Files.createTempDirectory("mcpslice-server-").toAbsolutePath());
		try {
			directory.fill(assignment);
			return directory;
		}
		catch (IOException | RuntimeException ex) {
			directory.delete();
			throw ex;
		}
	}

	private void fill(Properties assignment) throws IOException {
		for (String name : CLASSES) {
			String resource = "dev/mcpslice/internal/" + name + ".class";
			try (InputStream input = Objects
				.requireNonNull(ReporterDirectory.class.getClassLoader().getResourceAsStream(resource), resource)) {
				Files.copy(input, prepare(resource));
			}
		}
		Files.writeString(prepare("META-INF/spring.factories"), FACTORIES);
		Properties complete = new Properties();
		complete.putAll(assignment);
		complete.setProperty(Assignment.DIRECTORY, this.path.toString());
		try (OutputStream output = Files.newOutputStream(prepare(Assignment.RESOURCE))) {
			complete.store(output, null);
		}
	}

	private Path prepare(String resource) throws IOException {
		Path file = this.path.resolve(resource);
		Files.createDirectories(file.getParent());
		return file;
	}

	Path path() {
		return this.path;
	}

	/**
	 * Deletes the directory, unless the server's process has done so.
	 */
	void delete() {
		FileSystemUtils.deleteRecursively(this.path.toFile());
	}

}
