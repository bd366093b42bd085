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

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The Java program that a server is, and how to start it with further classes.
 *
 * @param name a name for it
 * @param launched whether Spring Boot's launcher is to start it, since its classes are in
 * nested jars
 * @param mainClass name of its main class
 * @param classPath its class path
 * @see <a href=
 * "https://docs.spring.io/spring-boot/specification/executable-jar/property-launcher.html">Spring
 * Boot, PropertiesLauncher</a>
 */
record ServerProgram(String name, boolean launched, String mainClass, List<Path> classPath) {

	private static final String LAUNCHERS = "org.springframework.boot.loader.launch.";

	private static final String LOADER_PATH = "-Dloader.path=";

	static ServerProgram application(Class<?> applicationClass) {
		List<Path> classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.toList();
		return new ServerProgram(applicationClass.getSimpleName(), false, applicationClass.getName(), classPath);
	}

	static ServerProgram classPath(String mainClass, List<Path> classPath) {
		return new ServerProgram(mainClass.substring(mainClass.lastIndexOf('.') + 1), false, mainClass, classPath);
	}

	static ServerProgram jar(String location) {
		if (!location.contains("*")) {
			return jar(Path.of(location));
		}
		int name = location.lastIndexOf('/') + 1;
		List<Path> found = list(Path.of(location.substring(0, name)).toAbsolutePath(), location.substring(name));
		List<Path> executable = found.stream().filter((jar) -> mainClass(jar) != null).toList();
		if (executable.size() != 1) {
			throw new McpServerProcessException("%s has to match one executable jar, but matches %s. %s".formatted(
					location, executable.isEmpty() ? "none" : names(executable),
					executable.isEmpty() ? "Is the application packaged before this test runs, as it is in an "
							+ "integration test after Maven's package phase, or after Gradle's bootJar?\n"
							+ Troubleshooting.JAR : "Remove what is old, or say which one."));
		}
		return jar(executable.get(0));
	}

	private static String names(List<Path> jars) {
		return jars.stream().map((jar) -> jar.getFileName().toString()).sorted().collect(Collectors.joining(" and "));
	}

	private static List<Path> list(Path directory, String pattern) {
		PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + pattern);
		File[] files = directory.toFile().listFiles((parent, name) -> matcher.matches(Path.of(name)));
		return (files != null) ? Stream.of(files).map(File::toPath).toList() : List.of();
	}

	static ServerProgram jar(Path jar) {
		Path path = jar.toAbsolutePath().normalize();
		if (!Files.isRegularFile(path)) {
			throw new McpServerProcessException(("There is no file %s. Is the application packaged before this test "
					+ "runs, as it is in an integration test after Maven's package phase, or after Gradle's bootJar?"
					+ "\n%s")
				.formatted(path, Troubleshooting.JAR));
		}
		String mainClass = mainClass(path);
		if (mainClass == null) {
			throw new McpServerProcessException(("%s is not executable: its manifest names no main class. Is it the "
					+ "jar that Spring Boot's build plugin has repackaged?\n%s")
				.formatted(path, Troubleshooting.JAR));
		}
		if (mainClass.equals(LAUNCHERS + "WarLauncher")) {
			throw new McpServerProcessException(
					("%s is a war, which Spring Boot's PropertiesLauncher cannot start with "
							+ "further classes. Package the application as a jar.")
						.formatted(path));
		}
		boolean launched = mainClass.startsWith(LAUNCHERS);
		return new ServerProgram(path.getFileName().toString().replaceFirst("\\.[^.]+$", ""), launched,
				launched ? LAUNCHERS + "PropertiesLauncher" : mainClass, List.of(path));
	}

	private static @Nullable String mainClass(Path jar) {
		try (JarFile file = new JarFile(jar.toFile())) {
			Manifest manifest = file.getManifest();
			return (manifest != null) ? manifest.getMainAttributes().getValue(Attributes.Name.MAIN_CLASS) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * Returns the options and the main class with which {@code java} starts the program.
	 * @param extension a directory of further classes
	 * @param options the options that are wanted
	 * @return options, class path and main class
	 */
	List<String> command(Path extension, List<String> options) {
		List<String> command = new ArrayList<>();
		List<String> classPath = new ArrayList<>(
				this.classPath.stream().map((entry) -> entry.toAbsolutePath().toString()).toList());
		if (this.launched) {
			checkName(extension, "Spring Boot's PropertiesLauncher", ",");
			checkName(extension, "Spring Boot's PropertiesLauncher", "${");
			String loaderPath = options.stream()
				.filter((option) -> option.startsWith(LOADER_PATH))
				.map((option) -> option.substring(LOADER_PATH.length()) + ",")
				.collect(Collectors.joining());
			options.stream().filter((option) -> !option.startsWith(LOADER_PATH)).forEach(command::add);
			command.add(LOADER_PATH + loaderPath + extension);
		}
		else {
			checkName(extension, "A class path", File.pathSeparator);
			command.addAll(options);
			classPath.add(extension.toString());
		}
		command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), this.mainClass));
		return command;
	}

	private static void checkName(Path extension, String where, String special) {
		Assert
			.state(!extension.toString().contains(special),
					() -> ("%s cannot have the directory %s, since its name has '%s'. "
							+ "Set the system property java.io.tmpdir to another.")
						.formatted(where, extension, special));
	}

}
