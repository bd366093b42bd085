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

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/**
 * A program without Spring Boot, which never says that it serves anything.
 */
public final class PlainProgram {

	private static final CountDownLatch NEVER = new CountDownLatch(1);

	private PlainProgram() {
	}

	public static void main(String[] args) throws Exception {
		String trouble = args[args.length - 1];
		System.out.println("Привет, " + trouble);
		System.err.println("a warning");
		switch (trouble) {
			case "exit" -> System.exit(3);
			case "hang" -> culprit();
			case "stubborn" -> {
				Runtime.getRuntime().addShutdownHook(new Thread(() -> {
					System.out.println("asked to end");
					culprit();
				}));
				System.out.println("does not end");
				culprit();
			}
			case "flood" -> flood();
			case "guess" -> say("a guess\n");
			case "early" -> say(assignment().getProperty("channel.nonce")
					+ "\nevent=ready\nevent=listening&port=1&transports=STREAMABLE_HTTP\n");
			case "babble" -> say(assignment().getProperty("channel.nonce") + "\nno message\n");
			case "shout" -> say(assignment().getProperty("channel.nonce") + "\n" + "a".repeat(2 * 1024 * 1024));
			default -> throw new IllegalArgumentException(trouble);
		}
	}

	private static void culprit() {
		try {
			NEVER.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void flood() {
		String line = "0123456789".repeat(100);
		for (int i = 0; i < 8 * 1024; i++) {
			System.out.println(line);
			System.err.println(line);
		}
		System.out.println("the last of all");
		System.exit(4);
	}

	private static void say(String text) throws IOException {
		int port = Integer.parseInt(assignment().getProperty("channel.port"));
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
			// Whoever is not understood is left.
			socket.getInputStream().read();
		}
		catch (IOException ex) {
			// In the middle of a word, too.
		}
		System.out.println("left alone");
		culprit();
	}

	private static Properties assignment() throws IOException {
		Properties assignment = new Properties();
		try (InputStream input = PlainProgram.class.getClassLoader()
			.getResourceAsStream("META-INF/mcpslice-server-process.properties")) {
			assignment.load(input);
		}
		return assignment;
	}

}
