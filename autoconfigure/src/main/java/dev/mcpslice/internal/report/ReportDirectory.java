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
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A directory with a page for each test class and an index of them, into which several
 * Java virtual machines may write at the same time. What cannot be written is told in a
 * warning, once. Thread-safe.
 */
public final class ReportDirectory implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(ReportDirectory.class);

	/**
	 * How old the index may be while tests run.
	 */
	private static final long INDEX_AGE = Duration.ofSeconds(1).toNanos();

	/**
	 * A lock on a file does not keep the threads of one process apart.
	 */
	private static final Object THREADS = new Object();

	private final Path directory;

	private final Path data;

	private final String run;

	private final AtomicBoolean warned = new AtomicBoolean();

	private volatile long indexed = System.nanoTime() - INDEX_AGE;

	private volatile boolean outdated;

	private volatile boolean used;

	/**
	 * Creates one. The directory need not exist.
	 * @param directory where it is
	 */
	public ReportDirectory(Path directory) {
		this(directory, ProcessHandle.current().pid() + " "
				+ ProcessHandle.current().info().startInstant().map(Object::toString).orElse(""));
	}

	ReportDirectory(Path directory, String run) {
		this.directory = directory.toAbsolutePath().normalize();
		this.data = this.directory.resolve("data");
		this.run = run;
	}

	/**
	 * Writes the page of a class instead of those of earlier runs. A page without tests
	 * is not written.
	 * @param page the page
	 */
	public void write(ClassPage page) {
		if (page.isEmpty() && !Files.exists(this.data)) {
			return;
		}
		exclusively(() -> {
			List<PageData> others = removeEarlierRuns(page.className());
			if (!page.isEmpty()) {
				write(page, others);
				this.used = true;
			}
			this.outdated = true;
			if (System.nanoTime() - this.indexed >= INDEX_AGE) {
				index();
			}
		});
	}

	/**
	 * Completes the index, and tells where it is.
	 */
	@Override
	public void close() {
		if (this.outdated) {
			exclusively(this::index);
		}
		if (this.used) {
			logger.info("What went over the wire is shown in " + this.directory.resolve("index.html").toUri());
		}
	}

	// A test that is interrupted writes as well, and is interrupted afterwards.
	private void exclusively(Writing writing) {
		boolean interrupted = Thread.interrupted();
		synchronized (THREADS) {
			try {
				Files.createDirectories(this.data);
				try (FileChannel channel = FileChannel.open(this.directory.resolve("index.lock"),
						StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
					// Until the channel is closed.
					channel.lock();
					writing.write();
				}
			}
			catch (IOException | RuntimeException ex) {
				warn(ex);
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Tells that something of the report is missing. Only the first call does so.
	 * @param failure why
	 */
	public void warn(Exception failure) {
		if (this.warned.compareAndSet(false, true)) {
			logger.warn("The report of the wire in %s is not complete: %s".formatted(this.directory, failure));
		}
	}

	private List<PageData> removeEarlierRuns(String className) throws IOException {
		List<PageData> others = new ArrayList<>();
		String name = PageData.fileName(className);
		for (PageData candidate : read((file) -> file.equals(name) || file.startsWith(name + "~"))) {
			if (candidate.isOfEarlierRun(className, this.run)) {
				Files.deleteIfExists(this.directory.resolve(candidate.page()));
				Files.deleteIfExists(this.data.resolve(candidate.dataFile()));
			}
			else {
				others.add(candidate);
			}
		}
		return others;
	}

	private void write(ClassPage page, List<PageData> others) throws IOException {
		int number = 1;
		while (isTaken(number, others)) {
			number++;
		}
		PageData description = PageData.of(page, number, this.run);
		write(this.directory.resolve(description.page()), page.html());
		write(this.data.resolve(description.dataFile()), description.text());
	}

	private static boolean isTaken(int number, List<PageData> others) {
		return others.stream().anyMatch((other) -> other.number() == number);
	}

	private void index() throws IOException {
		write(this.directory.resolve("index.html"), new IndexPage(read((file) -> true)).html());
		this.indexed = System.nanoTime();
		this.outdated = false;
	}

	private List<PageData> read(Predicate<String> fileName) throws IOException {
		try (Stream<Path> files = Files.list(this.data)) {
			List<Path> found = files.filter((file) -> PageData.isDataFile(file, fileName)).sorted().toList();
			List<PageData> data = new ArrayList<>();
			for (Path file : found) {
				PageData.parse(Files.readString(file)).ifPresent(data::add);
			}
			data.sort(Comparator.comparing(PageData::className).thenComparing(PageData::number));
			return data;
		}
	}

	// Who reads it meanwhile sees the old file or the new one.
	private static void write(Path file, String text) throws IOException {
		Path unfinished = file.resolveSibling(".%s.tmp".formatted(UUID.randomUUID()));
		try {
			// Unlike a writer, this accepts broken surrogates.
			Files.write(unfinished, text.getBytes(StandardCharsets.UTF_8));
			Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		}
		finally {
			Files.deleteIfExists(unfinished);
		}
	}

	/**
	 * Writes something.
	 */
	@FunctionalInterface
	private interface Writing {

		void write() throws IOException;

	}

}
