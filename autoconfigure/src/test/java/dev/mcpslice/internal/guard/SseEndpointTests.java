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

package dev.mcpslice.internal.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mcpslice.internal.client.http.SliceClientTransport;
import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.Endpoint.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * SSE servers that are in no framework.
 */
class SseEndpointTests {

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final CountDownLatch end = new CountDownLatch(1);

	private HttpServer server;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.threads);
		this.server.createContext("/sse", (exchange) -> stream(exchange, "event: endpoint\ndata: /silent/4711\n\n"));
		this.server.createContext("/direct", (exchange) -> stream(exchange, "event: endpoint\ndata: /json/1\n\n"));
		this.server.createContext("/mute", (exchange) -> stream(exchange, ": nothing\n\n"));
		this.server.createContext("/silent", (exchange) -> answer(exchange, 202, ""));
		this.server.createContext("/json", (exchange) -> answer(exchange, 200, "{\"id\":1,\"result\":{}}"));
		this.server.createContext("/drops", HttpExchange::close);
		this.server.start();
	}

	@AfterEach
	void stop() {
		this.end.countDown();
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	private void stream(HttpExchange exchange, String events) throws IOException {
		try (exchange) {
			exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
			exchange.sendResponseHeaders(200, 0);
			exchange.getResponseBody().write(events.getBytes(StandardCharsets.UTF_8));
			exchange.getResponseBody().flush();
			this.end.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		try (exchange) {
			exchange.getRequestBody().readAllBytes();
			byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		}
	}

	private SseEndpoint endpoint(String path) {
		WebClient web = WebClient.builder()
			.clientConnector(
					new ReactorClientHttpConnector(SliceClientTransport.httpClient(ConnectionProvider.newConnection())))
			.build();
		return new SseEndpoint(URI.create("http://127.0.0.1:%d%s".formatted(this.server.getAddress().getPort(), path)),
				new DirectHttp(web, Duration.ofMillis(500)), HttpHeaders.EMPTY);
	}

	@Test
	void serverThatDoesNotAnswerIsSaidTo() {
		try (Session session = endpoint("/sse").open()) {
			assertThat(session.id()).isEqualTo("4711");
			assertThat(session.ping().came().toString())
				.startsWith("no answer: no response on the event stream within");
		}
	}

	@Test
	void answerMayComeWithThePost() {
		try (Session session = endpoint("/direct").open()) {
			assertThat(session.initialized().hasResult()).isTrue();
		}
	}

	@Test
	void withoutAnEndpointThereIsNoSession() {
		assertThatExceptionOfType(Finding.class).isThrownBy(() -> endpoint("/mute").open());
		assertThatExceptionOfType(Finding.class).isThrownBy(() -> endpoint("/nothing").open())
			.satisfies((finding) -> assertThat(finding.exchange().came().status()).isEqualTo(404));
		assertThatExceptionOfType(Finding.class).isThrownBy(() -> endpoint("/drops").open())
			.satisfies((finding) -> assertThat(finding.exchange().came().failure()).isNotEmpty());
	}

	@Test
	void failureIsNoRefusal() {
		assertThatExceptionOfType(Finding.class)
			.isThrownBy(() -> Finding.unlessRefused(new Exchange("POST", new Answer(500, HttpHeaders.EMPTY, "", null)),
					"The server serves it."))
			.withMessage("The server does not refuse, but fails with 500.");
		Finding.unlessRefused(new Exchange("POST", new Answer(403, HttpHeaders.EMPTY, "", null)), "");
	}

}
