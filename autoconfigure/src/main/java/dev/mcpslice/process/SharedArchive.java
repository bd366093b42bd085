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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.util.FileSystemUtils;

/**
 * What makes further starts of a packaged application faster: its jar, extracted as
 * Spring Boot documents it, and an archive of its loaded classes, written by a training
 * run that ends as soon as the application context has been refreshed.
 *
 * @see <a href=
 * "https://docs.spring.io/spring-boot/reference/packaging/class-data-sharing.html">Spring
 * Boot, Class Data Sharing</a>
 */
final class SharedArchive {

	private static final Log logger = LogFactory.getLog(McpServerProcess.class);

	private static final Duration EXTRACTION_LIMIT = Duration.ofSeconds(60);

	private static final Duration OUTPUT_LIMIT = Duration.ofSeconds(5);

	// A file lock is for the whole process.
	private static final Lock inThisProcess = new ReentrantLock();

	private final ServerLaunch launch;

	private final Path jar;

	private final Path directory;

	/**
	 * Creates an archive, which may be there already.
	 * @param directory where archives are kept
	 * @param launch how the packaged application is to be started
	 */
	SharedArchive(Path directory, ServerLaunch launch) {
		this.launch = launch;
		this.jar = launch.program().classPath().get(0);
		this.directory = directory.toAbsolutePath();
	}

	// By content: a reproducible build gives all jars the same time.
	private String fingerprint() throws IOException {
		StringBuilder content = new StringBuilder(this.launch.javaHome().toString());
		Path release = this.launch.javaHome().resolve("release");
		content.append(Files.exists(release) ? Files.readString(release) : "");
		try (ZipFile zip = new ZipFile(this.jar.toFile())) {
			zip.stream().forEach((entry) -> content.append(describe(entry)));
		}
		return UUID.nameUUIDFromBytes(content.toString().getBytes(StandardCharsets.UTF_8)).toString();
	}

	private static String describe(ZipEntry entry) {
		return "\n%s:%d:%d".formatted(entry.getName(), entry.getSize(), entry.getCrc());
	}

	/**
	 * Returns how to start the application with the archive, which is made if there is
	 * none. One thread of one process makes it, others wait for that.
	 * @return how to start it; without an archive if none can be made
	 * @throws McpServerProcessException if the jar cannot be extracted, or if the thread
	 * is interrupted
	 */
	ServerLaunch prepare() {
		try {
			inThisProcess.lockInterruptibly();
			try {
				return prepareAlone();
			}
			finally {
				inThisProcess.unlock();
			}
		}
		catch (InterruptedException | FileLockInterruptionException ex) {
			Thread.currentThread().interrupt();
			throw new McpServerProcessException(
					"Interrupted while the MCP server '%s' was prepared".formatted(this.launch.name()), ex);
		}
		catch (IOException ex) {
			throw new McpServerProcessException(
					"Class data sharing for the MCP server '%s' fails in the directory %s: %s"
						.formatted(this.launch.name(), this.directory, ex),
					ex);
		}
	}

	private ServerLaunch prepareAlone() throws IOException, InterruptedException {
		Files.createDirectories(this.directory);
		String name = this.launch.program().name() + "-" + fingerprint();
		Path lockFile = this.directory.resolve(name + ".lock");
		try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = channel.lock()) {
			return prepare(this.directory.resolve(name));
		}
	}

	private ServerLaunch prepare(Path own) throws IOException, InterruptedException {
		Path application = own.resolve("application");
		if (!Files.exists(application)) {
			extract(application);
		}
		ServerLaunch extracted = this.launch
			.withProgram(ServerProgram.jar(application.resolve(this.jar.getFileName())));
		Path archive = own.resolve("classes.jsa");
		if (!Files.exists(archive)) {
			train(extracted, archive);
		}
		return Files.exists(archive) ? extracted.withJvmOption("-XX:SharedArchiveFile=" + archive) : extracted;
	}

	private void extract(Path application) throws IOException, InterruptedException {
		Path unfinished = application.resolveSibling("unfinished");
		FileSystemUtils.deleteRecursively(unfinished);
		String problem = run(EXTRACTION_LIMIT, List.of(this.launch.java(), "-Djarmode=tools", "-jar",
				this.jar.toString(), "extract", "--destination", unfinished.toString()));
		if (!problem.isEmpty()) {
			throw new McpServerProcessException(
					"%s cannot be extracted for class data sharing, as Spring Boot's jars can: %s".formatted(this.jar,
							problem));
		}
		Files.move(unfinished, application);
	}

	private void train(ServerLaunch extracted, Path archive) throws IOException, InterruptedException {
		Path properties = Files.createTempFile("mcpslice-training-", ".args");
		try {
			Files.writeString(properties, options(extracted.applicationProperties()),
					Charset.forName(System.getProperty("native.encoding")));
			train(extracted, properties, archive);
		}
		finally {
			Files.delete(properties);
		}
	}

	// As the java command reads them from a file.
	private static String options(Map<String, String> properties) {
		return properties.entrySet()
			.stream()
			.map((property) -> "\"-D%s=%s\"\n".formatted(property.getKey(),
					property.getValue()
						.replace("\\", "\\\\")
						.replace("\"", "\\\"")
						.replace("\n", "\\n")
						.replace("\r", "\\r")))
			.collect(Collectors.joining());
	}

	private void train(ServerLaunch extracted, Path properties, Path archive) throws IOException, InterruptedException {
		logger.info("MCP server '%s': a training run for class data sharing, once for this jar"
			.formatted(this.launch.name()));
		Path unfinished = archive.resolveSibling("unfinished.jsa");
		Files.deleteIfExists(unfinished);
		List<String> command = new ArrayList<>();
		command.add(this.launch.java());
		// It runs once, and not for long.
		command.add("-XX:TieredStopAtLevel=1");
		// A virtual machine with agents writes no archive.
		extracted.jvmOptions().stream().filter((option) -> !option.startsWith("-javaagent:")).forEach(command::add);
		// Nobody would end it if this process were killed.
		command.add("-XX:SelfDestructTimer=" + (this.launch.startTimeout().toMinutes() + 1));
		command.addAll(List.of("-XX:-UsePerfData", "-XX:ArchiveClassesAtExit=" + unfinished,
				"-Dspring.context.exit=onRefresh", "@" + properties, "-cp",
				extracted.program().classPath().get(0).toString(), extracted.program().mainClass()));
		command.addAll(extracted.arguments());
		String problem = run(this.launch.startTimeout(), command);
		if (!problem.isEmpty() || !Files.exists(unfinished)) {
			logger.warn(
					"MCP server '%s': the training run for class data sharing has failed, so that it starts without: %s"
						.formatted(this.launch.name(), problem));
			return;
		}
		Files.move(unfinished, archive);
	}

	// Returns what is wrong, or nothing.
	private String run(Duration limit, List<String> command) throws IOException, InterruptedException {
		ProcessBuilder builder = this.launch.processBuilder(command).redirectErrorStream(true);
		Process process = builder.start();
		OutputBuffer output = new OutputBuffer();
		CompletableFuture<Void> end = output.read(OutputBuffer.StandardStream.OUT, process.getInputStream(),
				"mcpslice-training", (line) -> {
				});
		try {
			boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
			if (ended && process.exitValue() == 0) {
				return "";
			}
			String outcome = ended ? new ExitCode(process.exitValue()).toString()
					: "not ended within %s".formatted(limit);
			return "%s of %s%s".formatted(outcome, CommandLine.describe(command), OutputReport.of(output));
		}
		finally {
			Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
			// A process that has detached itself may hold the output open for ever.
			end.completeOnTimeout(null, OUTPUT_LIMIT.toSeconds(), TimeUnit.SECONDS).join();
		}
	}

}
