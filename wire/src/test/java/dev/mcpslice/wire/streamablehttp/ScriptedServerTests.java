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

package dev.mcpslice.wire.streamablehttp;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.mcpslice.wire.AboutClients;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of upstream's client against a server that the test plays.
 */
@Import(ScriptedServers.class)
@AboutClients
abstract class ScriptedServerTests extends WireTests {

	static final String RESULT = """
			{"content":[{"type":"text","text":"done"}]}""";

	@Autowired
	ScriptedServers servers;

	/**
	 * What the server has logged, as the client was told of it.
	 */
	final BlockingQueue<Object> logged = new LinkedBlockingQueue<>();

	final PlainClients clients = new PlainClients();

	ScriptedServer server;

	@BeforeEach
	void start() {
		this.server = this.servers.start("2025-11-25");
	}

	@AfterEach
	void stop() {
		try {
			this.clients.close();
		}
		finally {
			this.server.close();
		}
	}

	/**
	 * Opens a client to whom the server says nothing outside of calls.
	 * @param customizer changes the specification of the client
	 * @return the client
	 * @throws InterruptedException if the wait for its requests is interrupted
	 */
	McpAsyncClient open(Consumer<AsyncSpec> customizer) throws InterruptedException {
		McpAsyncClient client = listen(customizer);
		this.server.next(ScriptedServer.LISTEN).respond(HttpStatus.METHOD_NOT_ALLOWED);
		return client;
	}

	/**
	 * Opens a client which has asked for what the server says outside of calls, and which
	 * waits for the answer.
	 * @param customizer changes the specification of the client
	 * @return the client
	 */
	McpAsyncClient listen(Consumer<AsyncSpec> customizer) {
		return this.clients.open(this.server.uri(), http(), (spec) -> {
			spec.loggingConsumer((message) -> Mono.fromRunnable(() -> this.logged.add(message.data())));
			customizer.accept(spec);
		});
	}

	/**
	 * Prepares the client of HTTP for {@link #listen(Consumer)}.
	 * @return a builder
	 */
	WebClient.Builder http() {
		return this.clients.http();
	}

	/**
	 * Waits for a message that the server logs.
	 * @return the first that has not been returned yet
	 * @throws InterruptedException if the wait is interrupted
	 */
	Object nextLogged() throws InterruptedException {
		Object message = this.logged.poll(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
		assertThat(message).as("a message from the server").isNotNull();
		return message;
	}

	static CompletableFuture<CallToolResult> call(McpAsyncClient client) {
		return client.callTool(CallToolRequest.builder("work").build()).toFuture();
	}

	static <T> T await(CompletableFuture<T> future) throws Exception {
		return future.get(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
	}

	static String log(String text) {
		return Messages.notification("notifications/message", """
				{"level":"info","data":"%s"}""".formatted(text));
	}

}
