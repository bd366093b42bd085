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

package dev.mcpslice.internal.client.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import dev.mcpslice.internal.endpoint.EventLoops;
import io.netty.buffer.Unpooled;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A handshake that fails says why, and does not wait for a timeout to say it.
 */
@Timeout(30)
class HandshakeTests {

	/**
	 * How long a client would wait that notices nothing: longer than a test may take.
	 */
	private static final Duration TIMEOUT = Duration.ofSeconds(60);

	private static final Flux<String> DROPPED_EVENTS = Flux.concat(Flux.just(": hi\n\n"),
			Flux.error(new IOException("gone")));

	private DisposableServer server = httpServer().bindNow();

	@AfterEach
	void stopServer() {
		this.server.disposeNow();
	}

	// Not on reactor-netty's global event loops, which other tests' applications end.
	private static HttpServer httpServer() {
		return HttpServer.create().runOn(EventLoops.ofClients()).host("127.0.0.1").port(0);
	}

	private void serve(BiFunction<HttpServerRequest, HttpServerResponse, Publisher<Void>> handler) {
		this.server.disposeNow();
		this.server = httpServer().handle(handler).bindNow();
	}

	private static McpClientFactory clients(int port) {
		return DefaultMcpClientFactory.create(new ServerEndpoints(port), null, new MockEnvironment());
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertThatHandshake(McpTransport transport) {
		return assertThatHandshake(transport, this.server.port());
	}

	private AbstractThrowableAssert<?, ? extends Throwable> assertThatHandshake(McpTransport transport, int port) {
		McpClientFactory clients = clients(port).over(transport);
		return assertThatThrownBy(
				() -> clients.sync((spec) -> spec.initializationTimeout(TIMEOUT).requestTimeout(TIMEOUT)))
			.isInstanceOf(McpHandshakeException.class)
			.hasMessageStartingWith("The MCP handshake over %s with http://127.0.0.1:%d/mcp failed: ", transport, port);
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void statusAndBodyAreInTheMessage(McpTransport transport) {
		serve((request, response) -> response.status(401)
			.header("Content-Type", "application/json")
			.sendString(Mono.just("{\"error\":\"no token\"}")));

		assertThatHandshake(transport)
			.hasMessageContaining("/mcp: answered with 401 UNAUTHORIZED (application/json): {\"error\":\"no token\"}");
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void missingBodyIsSaidToBeMissing(McpTransport transport) {
		serve((request, response) -> response.status(503).send());

		assertThatHandshake(transport).hasMessageContaining("answered with 503 SERVICE_UNAVAILABLE and no body\nSee ");
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void longBodyIsCut(McpTransport transport) {
		serve((request, response) -> response.status(500).sendString(Flux.just("0123456789").repeat(100_000)));

		assertThatHandshake(transport).satisfies((failure) -> assertThat(failure.getMessage()).hasSizeLessThan(2500)
			.contains("500 INTERNAL_SERVER_ERROR: 0123456789"));
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void bodyThatNeverEndsIsNotWaitedFor(McpTransport transport) {
		serve((request, response) -> response.status(500)
			.send(Flux.concat(Flux.just(Unpooled.copiedBuffer("beginning", StandardCharsets.UTF_8)), Flux.never()),
					(buffer) -> true));

		assertThatHandshake(transport).hasMessageContaining("500 INTERNAL_SERVER_ERROR: beginning");
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void connectionThatIsRefusedIsNamed(McpTransport transport) throws IOException {
		try (Socket bound = new Socket()) {
			bound.bind(new InetSocketAddress("127.0.0.1", 0));

			assertThatHandshake(transport, bound.getLocalPort()).hasMessageContaining(
					"connection refused: nothing listens at 127.0.0.1:%d\nSee ", bound.getLocalPort());
		}
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void connectionThatIsDroppedIsNamed(McpTransport transport) {
		serve((request, response) -> {
			response.withConnection((connection) -> connection.channel().close());
			return Mono.never();
		});

		assertThatHandshake(transport).satisfies((failure) -> assertThat(failure.getMessage())
			.containsAnyOf("the server closed the connection", "the server dropped the connection"));
	}

	@ParameterizedTest
	@CsvSource({ "text/html, <html>", "application/json, oops", "application/json, {\"message\":\"maintenance\"}",
			"application/json, []" })
	void answerThatIsNoneIsShown(String type, String body) {
		serve((request, response) -> response.header("Content-Type", type).sendString(Mono.just(body)));

		assertThatHandshake(McpTransport.STREAMABLE_HTTP).hasMessageContaining("answered with 200 OK (%s): %s", type,
				body);
		assertThatHandshake(McpTransport.STATELESS).hasMessageContaining("answered with 200 OK (%s): %s", type, body);
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "SSE", mode = EnumSource.Mode.EXCLUDE)
	void emptyAnswerIsShown(McpTransport transport) {
		serve((request, response) -> response.status(202).send());

		assertThatHandshake(transport).hasMessageContaining("answered with 202 ACCEPTED and no body");
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "SSE", mode = EnumSource.Mode.EXCLUDE)
	void emptyJsonIsShown(McpTransport transport) {
		serve((request, response) -> response.header("Content-Type", "application/json").send());

		assertThatHandshake(transport).hasMessageContaining("answered with 200 OK (application/json) and no body");
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void eventStreamWithoutAnAnswerIsNamed(McpTransport transport) {
		serve((request, response) -> response.sse().sendString(Mono.just(": nothing to say\n\n")));

		assertThatHandshake(transport).hasMessageContaining("the event stream ended without an answer");
	}

	@ParameterizedTest
	@EnumSource(value = McpTransport.class, names = "STDIO", mode = EnumSource.Mode.EXCLUDE)
	void eventStreamThatIsDroppedIsNamed(McpTransport transport) {
		serve((request, response) -> response.sse().sendString(DROPPED_EVENTS));

		assertThatHandshake(transport).satisfies((failure) -> assertThat(failure.getMessage())
			.containsAnyOf("the server closed the connection", "the server dropped the connection"));
	}

	@Test
	void eventStreamThatIsDroppedIsNotOpenedAgain() {
		AtomicInteger requests = new AtomicInteger();
		serve((request, response) -> {
			requests.incrementAndGet();
			return response.sse().sendString(DROPPED_EVENTS);
		});

		assertThatHandshake(McpTransport.SSE).isNotNull();
		assertThat(requests).hasValue(1);
	}

	@ParameterizedTest
	@CsvSource({ "application/json, '%s'", "text/event-stream, 'event: message\ndata: %s\n\n'" })
	void errorOfTheServerIsShown(String type, String format) {
		serve((request, response) -> response.header("Content-Type", type)
			.sendString(request.receive()
				.aggregate()
				.asString()
				.map((body) -> format.formatted("""
						{"jsonrpc":"2.0","id":%s,"error":{"code":-32000,"message":"closed for today"}}"""
					.formatted(body.replaceFirst(".*\"id\":(\"[^\"]+\").*", "$1"))))));

		assertThatHandshake(McpTransport.STREAMABLE_HTTP)
			.hasMessageContaining("failed: JSON-RPC error -32000: closed for today\nSee ");
	}

	@Test
	void pageInsteadOfAnEventStreamIsShown() {
		serve((request, response) -> response.header("Content-Type", "text/html").sendString(Mono.just("<html>")));

		assertThatHandshake(McpTransport.SSE).hasMessageContaining("answered with 200 OK (text/html): <html>");
	}

	@Test
	void eventStreamThatEndsAfterTheEndpointIsNamed() {
		serve((request, response) -> request.method().name().equals("POST") ? response.status(202).send()
				: response.sse()
					.sendString(Flux.concat(Mono.just("event: endpoint\ndata: /mcp\n\n"),
							Mono.<String>empty().delaySubscription(Duration.ofMillis(100)))));

		assertThatHandshake(McpTransport.SSE).hasMessageContaining("the event stream ended without an answer");
	}

	@Test
	void refusalOfTheMessageEndpointIsShown() {
		serve((request, response) -> request.method().name().equals("POST")
				? response.status(403).sendString(Mono.just("not you"))
				: response.sse().sendString(Flux.concat(Mono.just("event: endpoint\ndata: /mcp\n\n"), Flux.never())));

		assertThatHandshake(McpTransport.SSE).hasMessageContaining("POST")
			.hasMessageContaining("answered with 403 FORBIDDEN: not you");
	}

	@Test
	void asyncClientFailsLikewise() {
		serve((request, response) -> response.status(401).sendString(Mono.just("no token")));

		assertThatExceptionOfType(McpHandshakeException.class)
			.isThrownBy(() -> clients(this.server.port()).async((spec) -> spec.initializationTimeout(TIMEOUT)))
			.withMessageContaining("answered with 401 UNAUTHORIZED: no token");
	}

}
