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
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Packages {@link ChildApplication} before the first test: a jar whose manifest names the
 * libraries, so that its classes can be shared. With an archive of them it starts in less
 * than half of the time. The archive is written while the first tests run; children that
 * start before do without.
 */
public class ChildJar implements LauncherSessionListener {

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

	private static final Path UNFINISHED = Path.of("target/children/unfinished.jsa");

	private static @Nullable Process training;

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		try {
			create();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void launcherSessionClosed(LauncherSession session) {
		end();
	}

	private static synchronized void create() throws IOException {
		if (training != null) {
			return;
		}
		Files.createDirectories(JAR.toAbsolutePath().getParent());
		List<Path> libraries = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.endsWith(".jar"))
			.map((entry) -> Path.of(entry).toAbsolutePath())
			.toList();
		write(JAR, libraries);
		Files.deleteIfExists(ARCHIVE);
		training = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Xlog:disable",
				"-XX:ArchiveClassesAtExit=" + UNFINISHED, "-Dspring.context.exit=onRefresh",
				"-Dspring.config.name=child", "-jar", LOCATION)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		training.onExit().thenAccept((ended) -> publish());
	}

	private static void publish() {
		try {
			if (Files.exists(UNFINISHED)) {
				Files.move(UNFINISHED, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static synchronized void end() {
		if (training != null) {
			training.destroyForcibly();
		}
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
		// Where components are scanned for.
		output.putNextEntry(new ZipEntry("dev/mcpslice/childserver/"));
		try (Stream<Path> files = Stream.concat(Stream.of(classes.resolve("child.properties")),
				Files.list(classes.resolve("dev/mcpslice/childserver")))) {
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
