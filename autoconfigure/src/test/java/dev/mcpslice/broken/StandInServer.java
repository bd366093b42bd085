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

package dev.mcpslice.broken;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.remote.RemoteMcpServer;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * An MCP server that is as good as any, until it is told to misbehave with the next
 * request of a kind.
 */
final class StandInServer implements AutoCloseable {

	private static final TypeRef<Map<String, Object>> MESSAGE = new TypeRef<>() {
	};

	private static final String EVENTS = "text/event-stream";

	private final McpTransport transport;

	private final ServerSocket listener;

	private final CompletableFuture<Thread> acceptor = new CompletableFuture<>();

	private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

	private final Map<String, Misbehaviour> misbehaviours = new ConcurrentHashMap<>();

	private final AtomicReference<Answer> eventStream = new AtomicReference<>();

	private StandInServer(McpTransport transport, ServerSocket listener) {
		this.transport = transport;
		this.listener = listener;
	}

	static StandInServer start(McpTransport transport) {
		try {
			StandInServer server = new StandInServer(transport,
					new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
			server.acceptor.complete(startDaemon(server::accept));
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Thread startDaemon(Runnable task) {
		Thread thread = new Thread(task, "stand-in-server");
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	RemoteMcpServer asRemote() {
		return RemoteMcpServer.at(URI.create("http://" + authority() + "/mcp")).over(this.transport);
	}

	String authority() {
		return "127.0.0.1:" + this.listener.getLocalPort();
	}

	/**
	 * Misbehaves with the next request of a JSON-RPC method, or of {@code GET}.
	 * @param method the method
	 * @param misbehaviour what to do instead of answering
	 * @return this server
	 */
	StandInServer on(String method, Misbehaviour misbehaviour) {
		this.misbehaviours.put(method, misbehaviour);
		return this;
	}

	/**
	 * Misbehaves with the next call of a tool.
	 * @param misbehaviour what to do instead of answering
	 * @return this server
	 */
	StandInServer onCall(Misbehaviour misbehaviour) {
		return on("tools/call", misbehaviour);
	}

	private void accept() {
		while (!this.listener.isClosed()) {
			try {
				Socket connection = this.listener.accept();
				this.connections.add(connection);
				startDaemon(() -> serve(connection));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket connection) {
		try (connection) {
			InputStream in = new BufferedInputStream(connection.getInputStream());
			for (String start = line(in); !start.isEmpty(); start = line(in)) {
				int length = 0;
				for (String header = line(in); !header.isEmpty(); header = line(in)) {
					if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
						length = Integer.parseInt(header.substring(15).strip());
					}
				}
				String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
				handle(start.split(" ")[0], body, new Answer(connection));
			}
		}
		catch (IOException ex) {
			// The client has left, or this server has.
		}
		finally {
			this.connections.remove(connection);
		}
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int read = in.read(); read >= 0 && read != '\n'; read = in.read()) {
			line.append((char) read);
		}
		return line.toString().strip();
	}

	private void handle(String httpMethod, String body, Answer answer) throws IOException {
		Map<String, Object> message = body.isEmpty() ? Map.of() : McpJsonDefaults.getMapper().readValue(body, MESSAGE);
		String method = String.valueOf(message.getOrDefault("method", httpMethod));
		Call call = new Call(answer, message.get("id"));
		Misbehaviour misbehaviour = this.misbehaviours.remove(method);
		if (misbehaviour != null) {
			misbehaviour.with(call);
		}
		else if (httpMethod.equals("GET")) {
			if (this.transport == McpTransport.SSE) {
				call.listen();
			}
			else {
				call.respond(405, "text/plain", "");
			}
		}
		else if (call.id == null) {
			call.respond((method.equals("DELETE")) ? 200 : 202, "text/plain", "");
		}
		else {
			call.succeed();
		}
	}

	/**
	 * Does not accept another connection. Those that are open stay.
	 */
	void stopListening() throws IOException {
		this.listener.close();
		try {
			// A thread that is accepting may get one more.
			this.acceptor.join().join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * Ends all connections and does not accept another.
	 */
	@Override
	public void close() {
		try {
			stopListening();
			for (Socket connection : this.connections) {
				connection.close();
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the server does instead of answering.
	 */
	@FunctionalInterface
	interface Misbehaviour {

		void with(Call call) throws IOException;

	}

	/**
	 * A request, and all that can be done to whoever sent it.
	 */
	final class Call {

		private final Answer answer;

		private final @Nullable Object id;

		private boolean opened;

		Call(Answer answer, @Nullable Object id) {
			this.answer = answer;
			this.id = id;
		}

		/**
		 * Answers over HTTP.
		 */
		void respond(int status, String type, String body, String... headers) throws IOException {
			this.answer.whole(status, type, body, headers);
		}

		/**
		 * Answers as a server should.
		 */
		void succeed() throws IOException {
			message("""
					{"jsonrpc":"2.0","id":%s,"result":{"protocolVersion":"%s","capabilities":{"tools":{}},\
					"serverInfo":{"name":"stand-in","version":"1"},"tools":[],\
					"content":[{"type":"text","text":"ok"}]}}""".formatted(id(),
					(StandInServer.this.transport == McpTransport.SSE) ? "2024-11-05" : "2025-06-18"));
			if (StandInServer.this.transport != McpTransport.SSE) {
				end();
			}
		}

		/**
		 * The id of the request, as JSON.
		 */
		String id() throws IOException {
			return McpJsonDefaults.getMapper().writeValueAsString(Objects.requireNonNull(this.id));
		}

		/**
		 * Opens the event stream of SSE.
		 */
		void listen() throws IOException {
			StandInServer.this.eventStream.set(this.answer);
			this.answer.begin(EVENTS);
			this.answer.part("event: endpoint\ndata: /message\n\n");
		}

		/**
		 * Takes the request, and opens the stream over which its answer goes.
		 */
		void open() throws IOException {
			if (this.opened) {
				return;
			}
			this.opened = true;
			if (StandInServer.this.transport == McpTransport.SSE) {
				respond(202, "text/plain", "Accepted");
			}
			else {
				this.answer.begin(EVENTS, "Mcp-Session-Id: 4711");
			}
		}

		/**
		 * Sends a message over the stream over which the answer goes.
		 */
		void message(String json) throws IOException {
			part("event: message\ndata: %s\n\n".formatted(json));
		}

		/**
		 * Sends anything over the stream over which the answer goes.
		 */
		void part(String text) throws IOException {
			open();
			stream().part(text);
		}

		/**
		 * Ends the stream over which the answer goes, in order.
		 */
		void end() throws IOException {
			open();
			stream().part("");
		}

		/**
		 * Drops the connection over which the answer goes.
		 */
		void breakOff() throws IOException {
			open();
			stream().connection.close();
		}

		/**
		 * Drops the connection over which the request came.
		 */
		void drop() throws IOException {
			this.answer.connection.close();
		}

		/**
		 * Keeps the request for as long as somebody else wants.
		 */
		void hold(CountDownLatch end) {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		private Answer stream() {
			return (StandInServer.this.transport == McpTransport.SSE) ? StandInServer.this.eventStream.get()
					: this.answer;
		}

	}

	/**
	 * What is written to a connection.
	 *
	 * @param connection the connection
	 */
	private record Answer(Socket connection) {

		void whole(int status, String type, String body, String... headers) throws IOException {
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			write("HTTP/1.1 %d Any\r\nConnection: close\r\n%sContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
				.formatted(status, lines(headers), type, bytes.length, body));
		}

		void begin(String type, String... headers) throws IOException {
			write("HTTP/1.1 200 OK\r\nConnection: close\r\n%sContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n"
				.formatted(lines(headers), type));
		}

		// The empty one is the last.
		void part(String text) throws IOException {
			write("%x\r\n%s\r\n".formatted(text.getBytes(StandardCharsets.UTF_8).length, text));
		}

		private static String lines(String... headers) {
			return String.join("", Arrays.stream(headers).map((header) -> header + "\r\n").toList());
		}

		private void write(String text) throws IOException {
			synchronized (this.connection) {
				OutputStream out = this.connection.getOutputStream();
				out.write(text.getBytes(StandardCharsets.UTF_8));
				out.flush();
			}
		}

	}

}
