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

package dev.mcpslice.wire.sse;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import dev.mcpslice.wire.EventStream;
import org.jspecify.annotations.Nullable;

/**
 * Another origin, which notices each connection, whatever protocol it is for. Connections
 * wait in the backlog of the operating system until a test asks for them, so that none
 * can be overlooked.
 */
final class RecordingOrigin implements AutoCloseable {

	private final ServerSocketChannel server;

	RecordingOrigin() {
		try {
			this.server = ServerSocketChannel.open();
			this.server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns where it is.
	 * @return the port of the loopback address
	 */
	int port() {
		return this.server.socket().getLocalPort();
	}

	/**
	 * Ends the connections that have not been answered.
	 * @return how many there were
	 */
	int connections() {
		try {
			this.server.configureBlocking(false);
			int connections = 0;
			for (SocketChannel next = this.server.accept(); next != null; next = this.server.accept()) {
				next.close();
				connections++;
			}
			return connections;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Waits for a connection and accepts what is posted on it.
	 * @return the first line of the request
	 */
	@Nullable String answer() {
		try {
			this.server.configureBlocking(true);
			this.server.socket().setSoTimeout(Math.toIntExact(EventStream.LIMIT.toMillis()));
			try (Socket socket = this.server.socket().accept()) {
				socket.setSoTimeout(Math.toIntExact(EventStream.LIMIT.toMillis()));
				BufferedReader reader = new BufferedReader(
						new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
				String request = reader.readLine();
				socket.getOutputStream()
					.write("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
						.getBytes(StandardCharsets.US_ASCII));
				socket.shutdownOutput();
				// To close while something has not been read would be a reset.
				reader.transferTo(Writer.nullWriter());
				return request;
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
