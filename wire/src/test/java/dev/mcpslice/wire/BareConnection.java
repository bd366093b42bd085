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

package dev.mcpslice.wire;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A TCP connection for what no HTTP client can be made to send, or would not show. Text
 * is read and written as UTF-8, with {@code \n} for the ends of lines of a request. It
 * does not last longer than a test may.
 */
public final class BareConnection implements AutoCloseable {

	private final Socket socket;

	private final InputStream input;

	private final CompletableFuture<Void> closed = new CompletableFuture<>();

	/**
	 * Connects.
	 * @param server the server, of whose URI only host and port are used
	 */
	public BareConnection(URI server) {
		try {
			this.socket = new Socket(server.getHost(), server.getPort());
			this.socket.setSoTimeout((int) EventStream.LIMIT.toMillis());
			this.input = new BufferedInputStream(this.socket.getInputStream());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		// A write has no timeout, and that of a read begins anew with each byte.
		this.closed.completeOnTimeout(null, EventStream.LIMIT.multipliedBy(2).toSeconds(), TimeUnit.SECONDS)
			.thenRun(this::disconnect);
	}

	/**
	 * Sends text as it is, but for the ends of lines.
	 * @param text what to send
	 * @return this connection
	 */
	public BareConnection send(String text) {
		return send(text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends bytes.
	 * @param bytes what to send
	 * @return this connection
	 */
	public BareConnection send(byte[] bytes) {
		try {
			this.socket.getOutputStream().write(bytes);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads until some text has come.
	 * @param end the text
	 * @return all that has been read, which ends with the text
	 */
	public String readUntil(String end) {
		try {
			byte[] last = end.getBytes(StandardCharsets.UTF_8);
			byte[] read = new byte[8192];
			int length = 0;
			while (length < last.length || !Arrays.equals(read, length - last.length, length, last, 0, last.length)) {
				int next = this.input.read();
				if (next < 0) {
					throw new AssertionError("The connection ended before '%s' came, after '%s'".formatted(end,
							new String(read, 0, length, StandardCharsets.UTF_8)));
				}
				if (length == read.length) {
					read = Arrays.copyOf(read, length * 2);
				}
				read[length++] = (byte) next;
			}
			return new String(read, 0, length, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads until the server closes the connection.
	 * @return all that has been read
	 */
	public String readAll() {
		try {
			return new String(this.input.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.closed.complete(null);
		disconnect();
	}

	private void disconnect() {
		try {
			this.socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
