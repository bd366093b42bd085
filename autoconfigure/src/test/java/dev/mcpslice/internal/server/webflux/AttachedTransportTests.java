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

package dev.mcpslice.internal.server.webflux;

import java.util.Objects;
import java.util.stream.Stream;

import dev.mcpslice.internal.server.ApplicationTransport;
import dev.mcpslice.internal.server.AttachedTransport;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxSseServerTransportProvider;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.server.RouterFunction;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AttachedTransport}.
 */
@SuppressWarnings({ "deprecation", "removal" })
class AttachedTransportTests {

	private static final String INITIALIZE = """
			{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},
			"clientInfo":{"name":"raw","version":"1"}}}""";

	private static WebTestClient client(AttachedTransport attached) {
		RouterFunction<?> routes = Objects.requireNonNull(WebFluxStack.routerFunction(attached.provider()));
		return WebTestClient.bindToRouterFunction(routes).build();
	}

	private static AttachedTransport attach(Object owner) {
		return Objects.requireNonNull(new WebFluxStack(new StaticApplicationContext(), () -> {
		}).attach(owner));
	}

	static Stream<Arguments> standInsOfTransports() {
		WebFluxStreamableServerTransportProvider streamable = WebFluxStreamableServerTransportProvider.builder()
			.build();
		AttachedTransport sse = attach(streamable);
		WebFluxSseServerTransportProvider sseOwner = WebFluxSseServerTransportProvider.builder().build();
		AttachedTransport attachedStreamable = attach(sseOwner);
		return Stream.of(
				Arguments.of(sse, ApplicationTransport.of(streamable).sessions().values().iterator().next(),
						streamable),
				Arguments.of(attachedStreamable,
						ApplicationTransport.of(sseOwner).sessions().values().iterator().next(), sseOwner));
	}

	@ParameterizedTest
	@MethodSource("standInsOfTransports")
	void standInOfATransportIsSilent(AttachedTransport attached, McpSession standIn,
			McpServerTransportProviderBase owner) {
		assertThat(standIn.sendRequest("ping", null, new TypeRef<Object>() {
		}).blockOptional()).isEmpty();
		assertThat(standIn.sendNotification("news").blockOptional()).isEmpty();
	}

	@Test
	void closingTheOwnTransportAtOnceEndsTheAttachedOne() {
		WebFluxSseServerTransportProvider owner = WebFluxSseServerTransportProvider.builder().build();
		McpServer.sync(owner).build();
		AttachedTransport attached = attach(owner);
		initialize(attached).expectStatus().isOk();

		ApplicationTransport.of(owner).sessions().values().forEach(McpSession::close);

		initialize(attached).expectStatus().isEqualTo(503);
	}

	@Test
	void transportWithoutAServerIsNamed() {
		WebFluxSseServerTransportProvider owner = WebFluxSseServerTransportProvider.builder().build();
		AttachedTransport attached = attach(owner);

		initialize(attached).expectStatus().is5xxServerError();
	}

	private WebTestClient.ResponseSpec initialize(AttachedTransport attached) {
		return client(attached).post()
			.uri("/mcp")
			.contentType(MediaType.APPLICATION_JSON)
			.accept(MediaType.APPLICATION_JSON, MediaType.TEXT_EVENT_STREAM)
			.bodyValue(INITIALIZE)
			.exchange();
	}

}
