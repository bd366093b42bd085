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

package dev.mcpslice.childserver;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Packages {@link ChildApplication} before tests start it: a jar whose manifest names the
 * libraries, and an archive of its classes, with which it starts in half of the time.
 */
public class ChildJar implements TestExecutionListener {

	/**
	 * Where the jar is.
	 */
	public static final String LOCATION = "target/children/ChildApplication.jar";

	/**
	 * The option with which its classes are shared.
	 */
	public static final String SHARED_CLASSES = "-XX:SharedArchiveFile=target/children/ChildApplication.jsa";

	private static final Path JAR = Path.of(LOCATION);

	private static final Path ARCHIVE = Path.of("target/children/ChildApplication.jsa");

	// Of which Java and class path the archive is.
	private static final Path ORIGIN = Path.of("target/children/origin.txt");

	private static final String PACKAGE = "dev/mcpslice/childserver/";

	// The tests' own. They only cost time.
	private static final Pattern NOT_NEEDED = Pattern
		.compile("archunit|aspectjweaver|assertj|awaitility|bc(pkix|prov|util)|byte-buddy|commons-(compress|io|lang3)"
				+ "|junit|jtokkit|mockito|netty-codec-native-quic|nimbus|objenesis|org\\.jacoco"
				+ "|spring-(boot-)?(data|security)|spring-(boot-loader-tools|messaging|test)|surefire");

	private static final List<String> USERS = List.of("dev.mcpslice.process.", "dev.mcpslice.serverprocess.");

	@Override
	public void testPlanExecutionStarted(TestPlan testPlan) {
		if (testPlan.getRoots()
			.stream()
			.flatMap((root) -> testPlan.getDescendants(root).stream())
			.anyMatch(ChildJar::isUser) && !isUpToDate()) {
			create();
		}
	}

	private static boolean isUpToDate() {
		try (Stream<Path> files = Files.list(classes().resolve(PACKAGE))) {
			return Files.exists(ARCHIVE) && Files.readString(ORIGIN).equals(origin()) && files.map(Path::toFile)
				.allMatch((file) -> file.lastModified() < ARCHIVE.toFile().lastModified());
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static String origin() {
		return System.getProperty("java.home") + "\n" + System.getProperty("java.class.path");
	}

	private static boolean isUser(TestIdentifier test) {
		return test.getSource()
			.filter(ClassSource.class::isInstance)
			.map((source) -> ((ClassSource) source).getClassName())
			.filter((name) -> USERS.stream().anyMatch(name::startsWith))
			.isPresent();
	}

	private static void create() {
		try {
			Files.createDirectories(JAR.toAbsolutePath().getParent());
			Files.deleteIfExists(ARCHIVE);
			write(JAR, libraries());
			new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
					"-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xlog:disable",
					"-XX:ArchiveClassesAtExit=" + ARCHIVE, "-cp", LOCATION, TrainingRun.class.getName(),
					"--spring.config.name=child", "--server.address=127.0.0.1", "--server.port=0")
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.redirectError(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
			Files.writeString(ORIGIN, origin());
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException("The child application cannot be packaged", ex);
		}
	}

	/**
	 * Returns the libraries of the application.
	 * @return the jars of the tests' class path that it needs
	 */
	public static List<Path> libraries() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath())
			.filter((entry) -> entry.toString().endsWith(".jar"))
			.filter((entry) -> !NOT_NEEDED.matcher(entry.getFileName().toString()).lookingAt())
			.toList();
	}

	// Relative, since only such entries count for an archive of classes.
	private static void write(Path jar, List<Path> libraries) throws IOException {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.put(Attributes.Name.MAIN_CLASS, ChildApplication.class.getName());
		Path directory = jar.toAbsolutePath().getParent();
		attributes.put(Attributes.Name.CLASS_PATH,
				libraries.stream()
					.map((library) -> directory.relativize(library).toString().replace(File.separatorChar, '/'))
					.collect(Collectors.joining(" ")));
		try (JarOutputStream output = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
			writeClasses(output);
		}
	}

	/**
	 * Writes the classes of the application and its configuration.
	 * @param output the jar to write to
	 * @throws IOException if it cannot be written
	 */
	public static void writeClasses(JarOutputStream output) throws IOException {
		Path classes = classes();
		try (Stream<Path> files = Stream.concat(Stream.of(classes.resolve("child.properties")),
				Files.list(classes.resolve(PACKAGE)))) {
			for (Path file : files.toList()) {
				output.putNextEntry(new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
				Files.copy(file, output);
			}
		}
	}

	private static Path classes() {
		try {
			return Path.of(ChildApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
