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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Another origin, which accepts all that it gets and remembers it.
 */
final class RecordingOrigin implements AutoCloseable {

	private final HttpServer server;

	private final Queue<String> requests = new ConcurrentLinkedQueue<>();

	RecordingOrigin() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			this.server.createContext("/", this::accept);
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void accept(HttpExchange exchange) throws IOException {
		exchange.getRequestBody().readAllBytes();
		this.requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
		exchange.sendResponseHeaders(202, -1);
		exchange.close();
	}

	/**
	 * Returns where it is.
	 * @return the port of the loopback address
	 */
	int port() {
		return this.server.getAddress().getPort();
	}

	/**
	 * Returns what it got.
	 * @return method and target of each request
	 */
	List<String> requests() {
		return List.copyOf(this.requests);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
