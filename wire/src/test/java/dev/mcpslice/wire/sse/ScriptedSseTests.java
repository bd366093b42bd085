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

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.wire.AboutClients;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.WireTests;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.netty.resolver.DefaultAddressResolverGroup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A test of what upstream's clients make of a server that says things of its own.
 */
@Import(ScriptedServer.class)
@AboutClients
abstract class ScriptedSseTests extends WireTests {

	static final JSONRPCRequest PING = new JSONRPCRequest("ping", "from the client");

	@Autowired
	private ScriptedServer server;

	@Autowired
	private ReactorResourceFactory resources;

	private final List<McpClientTransport> clients = new ArrayList<>();

	private final BlockingQueue<JSONRPCMessage> messages = new LinkedBlockingQueue<>();

	private @Nullable Script script;

	@BeforeEach
	void begin() {
		this.script = this.server.begin();
	}

	@AfterEach
	void end() {
		this.clients.forEach((client) -> client.closeGracefully().block(EventStream.LIMIT));
		script().close();
	}

	Script script() {
		assertThat(this.script).isNotNull();
		return this.script;
	}

	McpClientTransport client(SdkClient kind) {
		McpClientTransport client = kind.connectTo(this.endpoints.baseUri(), script().path() + "/sse", connector());
		this.clients.add(client);
		return client;
	}

	/**
	 * Returns a connector that shares nothing with reactor-netty's global resources,
	 * which other tests dispose of.
	 * @return the connector
	 */
	ReactorClientHttpConnector connector() {
		return new ReactorClientHttpConnector(this.resources,
				(http) -> http.resolver(DefaultAddressResolverGroup.INSTANCE));
	}

	/**
	 * Opens the event stream.
	 * @param client opens it
	 * @return completes when the client knows where messages go
	 */
	Mono<Void> connect(McpClientTransport client) {
		return client.connect((received) -> received.doOnNext(this.messages::add));
	}

	Collection<JSONRPCMessage> messages() {
		return List.copyOf(this.messages);
	}

	JSONRPCMessage awaitMessage() throws InterruptedException {
		JSONRPCMessage message = this.messages.poll(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
		assertThat(message).as("message of the server").isNotNull();
		return message;
	}

}
