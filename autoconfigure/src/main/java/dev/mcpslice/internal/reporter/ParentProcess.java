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

package dev.mcpslice.internal.reporter;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;

/**
 * The process that has started this one: it gets reports over a connection on which it
 * never says anything. When the connection ends, so has the parent process, or its wish
 * for this server, and this process ends as well.
 */
final class ParentProcess {

	private static final byte[] LOOPBACK = { 127, 0, 0, 1 };

	private static final @Nullable ParentProcess INSTANCE = connect();

	private final Assignment assignment;

	private final Socket socket;

	ParentProcess(Assignment assignment, Socket socket) {
		this.assignment = assignment;
		this.socket = socket;
	}

	/**
	 * Returns the parent process.
	 * @return the parent, or {@code null} if nobody waits for reports of this process
	 */
	static @Nullable ParentProcess get() {
		return INSTANCE;
	}

	private static @Nullable ParentProcess connect() {
		Assignment assignment = Assignment.take();
		if (assignment == null) {
			return null;
		}
		// Called after application contexts have been closed.
		SpringApplication.getShutdownHandlers().add(ParentWatch::endDescendants);
		ParentProcess parent = new ParentProcess(assignment, new Socket(Proxy.NO_PROXY));
		watch(parent.open(), assignment);
		return parent;
	}

	private InputStream open() {
		try {
			this.socket.connect(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), this.assignment.port()));
			sendLine(this.assignment.require(Assignment.NONCE));
			return this.socket.getInputStream();
		}
		catch (IOException ex) {
			// It has ended already, and this process is about to.
			return InputStream.nullInputStream();
		}
	}

	private static void watch(InputStream input, Assignment assignment) {
		Thread watch = new Thread(new ParentWatch(input, assignment.directory(), assignment.shutdownTimeout()),
				"mcpslice-parent-watch");
		watch.setDaemon(true);
		watch.start();
	}

	Assignment assignment() {
		return this.assignment;
	}

	void send(Message message) {
		try {
			sendLine(message.toLine());
		}
		catch (IOException ex) {
			// The watch sees it as well.
		}
	}

	private synchronized void sendLine(String line) throws IOException {
		this.socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
	}

}
