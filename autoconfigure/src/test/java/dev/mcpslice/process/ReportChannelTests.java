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
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.internal.reporter.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link ReportChannel}.
 */
class ReportChannelTests {

	private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();

	private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();

	private final ReportChannel channel = new ReportChannel(this.messages::add, this.failures::add);

	@AfterEach
	void close() {
		this.channel.close();
	}

	private Socket connect(String text) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.channel.port());
		socket.setSoTimeout(20_000);
		say(socket, text);
		return socket;
	}

	private static void say(Socket socket, String text) throws IOException {
		socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	private Message take() throws InterruptedException {
		return this.messages.poll(20, TimeUnit.SECONDS);
	}

	@Test
	void hearsWhoKnowsTheNonce() throws Exception {
		assertThat(this.channel.isConnected()).isFalse();

		try (Socket socket = connect(this.channel.nonce() + "\nevent=one&text=a%20b%26\nev")) {
			assertThat(take().get("text")).isEqualTo("a b&");
			assertThat(this.channel.isConnected()).isTrue();

			say(socket, "ent=two\n");
			assertThat(take().event()).isEqualTo("two");
			assertThat(this.channel.drained()).isNotDone();
		}
		assertThat(this.channel.drained()).succeedsWithin(20, TimeUnit.SECONDS);
		assertThat(this.channel.refused()).isZero();
	}

	@Test
	void refusesWhoDoesNot() throws Exception {
		try (Socket socket = connect("0".repeat(this.channel.nonce().length()) + "\nevent=one\n")) {
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}
		try (Socket socket = connect("")) {
			assertThatIOException().isThrownBy(() -> say(socket, "x".repeat(16 * 1024 * 1024)));
		}

		Awaitility.await().until(this.channel::refused, (refused) -> refused == 2);
		assertThat(this.channel.isConnected()).isFalse();
		assertThat(this.messages).isEmpty();
		assertThat(this.failures).isEmpty();
	}

	@Test
	void refusesASecondOne() throws Exception {
		try (Socket first = connect(this.channel.nonce() + "\nevent=one\n")) {
			assertThat(take().event()).isEqualTo("one");

			try (Socket second = connect(this.channel.nonce() + "\nevent=other\n")) {
				assertThat(second.getInputStream().read()).isEqualTo(-1);
			}
			say(first, "event=two\n");

			assertThat(take().event()).isEqualTo("two");
			assertThat(this.channel.refused()).isOne();
		}
	}

	@Test
	void tellsOfNonsense() throws Exception {
		try (Socket socket = connect(this.channel.nonce() + "\n%zz\n")) {
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}

		assertThat(this.failures.poll(20, TimeUnit.SECONDS)).isInstanceOf(IllegalArgumentException.class);
	}

	@Test
	void endsAllConnectionsWhenItIsClosed() throws Exception {
		try (Socket server = connect(this.channel.nonce() + "\nevent=one\n"); Socket stranger = connect("")) {
			assertThat(take().event()).isEqualTo("one");

			this.channel.close();

			assertThat(this.channel.unbound()).succeedsWithin(20, TimeUnit.SECONDS);
			assertThat(server.getInputStream().read()).isEqualTo(-1);
			assertThat(isEnded(stranger)).isTrue();
			Awaitility.await().until(this::isClosed);
		}
	}

	// It is reset if the port was closed before anybody accepted it.
	private static boolean isEnded(Socket socket) throws IOException {
		try {
			return socket.getInputStream().read() == -1;
		}
		catch (SocketException ex) {
			return true;
		}
	}

	private boolean isClosed() {
		try (Socket socket = connect("")) {
			return false;
		}
		catch (IOException ex) {
			return true;
		}
	}

}
