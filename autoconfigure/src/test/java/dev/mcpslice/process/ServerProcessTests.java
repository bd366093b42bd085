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

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.childserver.PlainProgram;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerProcess}: one that has ended, while not all is known that it has
 * said.
 */
@Order(1)
@ResourceLock(ChildApplication.MORE_PROCESSES)
class ServerProcessTests {

	private final CountDownLatch reading = new CountDownLatch(1);

	private final ReportChannel channel = new ReportChannel((message) -> {
	}, (failure) -> {
	});

	private ReporterDirectory reporter;

	private ServerProcess process;

	@BeforeEach
	void runToItsEnd() throws Exception {
		ServerLaunch launch = new ServerLaunch("bookshop", ServerProgram.application(PlainProgram.class),
				Path.of(System.getProperty("java.home")), List.of(), List.of("exit"), Map.of(), Map.of(), null,
				Duration.ofMinutes(3), Duration.ofMillis(1), false);
		this.reporter = ReporterDirectory.create(new Properties());
		this.process = new ServerProcess(launch, this.channel, this.reporter, new OutputBuffer(), this::read);
		assertThat(this.process.awaitExit(Duration.ofMinutes(3))).isTrue();
	}

	@AfterEach
	void close() {
		this.reading.countDown();
		this.process.close();
	}

	private void read(String line) {
		try {
			this.reading.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static Thread waiting(Runnable task) {
		Thread thread = new Thread(task);
		thread.start();
		Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING || !thread.isAlive());
		assertThat(thread.isAlive()).isTrue();
		return thread;
	}

	private static void assertThatEnds(Thread thread) {
		Awaitility.await().until(() -> !thread.isAlive());
	}

	@Test
	void lastWordsAreAwaitedInItsOutput() {
		Thread thread = waiting(this.process::awaitLastWords);

		this.reading.countDown();

		assertThatEnds(thread);
		assertThat(this.process.output()).contains("Привет, exit", "a warning");
	}

	@Test
	void lastWordsAreAwaitedInItsReports() throws Exception {
		this.reading.countDown();
		Thread thread;
		try (Socket socket = new Socket("127.0.0.1", this.channel.port())) {
			socket.getOutputStream().write((this.channel.nonce() + "\n").getBytes(StandardCharsets.UTF_8));
			Awaitility.await().until(this.channel::isConnected);

			thread = waiting(this.process::awaitLastWords);
		}

		assertThatEnds(thread);
		assertThat(this.channel.drained()).isDone();
	}

	@Test
	void isNotClosedBeforeItsOutputHasBeenRead() {
		Thread thread = waiting(this.process::close);

		this.reading.countDown();

		assertThatEnds(thread);
	}

	@Test
	void takesItsDirectoryWithIt() {
		this.reading.countDown();
		assertThat(this.reporter.path()).isNotEmptyDirectory();

		this.process.close();

		assertThat(this.reporter.path()).doesNotExist();
	}

}
