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

package dev.mcpslice.slice;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import io.netty.channel.Channel;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServer;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A slice with TLS ends at once, too.
 */
@Isolated("compares times")
@Timeout(30)
class TlsClosingTests {

	/**
	 * Less than the 3 s for which Netty waits when TLS is to be closed.
	 */
	private static final Duration BOUND = Duration.ofSeconds(2);

	private static final X509Bundle SERVER = TlsMaterial.selfSigned("server");

	private final TestContext slice = new TestContextManager(SliceCase.class).getTestContext();

	private ApplicationContext context;

	@BeforeEach
	void load() {
		this.context = this.slice.getApplicationContext();
	}

	private Duration close() {
		long start = System.nanoTime();
		this.slice.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
		return Duration.ofNanos(System.nanoTime() - start);
	}

	private InetSocketAddress address() {
		return new InetSocketAddress("127.0.0.1", this.context.getBean(McpServerEndpoints.class).port());
	}

	@Test
	void whenClientsAreConnected() {
		McpClientFactory factory = this.context.getBean(McpClientFactory.class);
		List<McpSyncClient> clients = Stream.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE)
			.map((transport) -> factory.over(transport).sync())
			.toList();

		assertThat(close()).isLessThan(BOUND);

		clients.forEach(McpSyncClient::closeGracefully);
	}

	@Test
	@Tag("webflux")
	void whenAConnectionWaitsForItsHandshake() throws Exception {
		List<Channel> connections = this.context.getBean(Connections.class).opened;
		try (Socket socket = new Socket()) {
			socket.connect(address());
			await().atMost(BOUND).until(() -> !connections.isEmpty());

			assertThat(close()).isLessThan(BOUND);

			assertThat(connections).noneMatch(Channel::isOpen);
			socket.setSoTimeout((int) BOUND.toMillis());
			assertThat(socket.getInputStream().read()).isEqualTo(-1);
		}
	}

	@Test
	@Tag("webflux")
	void whenAClientDoesNotRead() throws Exception {
		List<Channel> connections = this.context.getBean(Connections.class).opened;
		try (Socket socket = TlsMaterial.ordinaryClient(SERVER).getSocketFactory().createSocket()) {
			socket.connect(address());
			socket.getOutputStream()
				.write("GET /endless HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			await().during(Duration.ofMillis(200))
				.atMost(Duration.ofSeconds(10))
				.until(() -> connections.stream().noneMatch(Channel::isWritable));

			assertThat(close()).isLessThan(BOUND);

			assertThat(connections).hasSize(1).noneMatch(Channel::isOpen);
		}
	}

	@McpServerTest(properties = "spring.application.name=closing-tls")
	static class SliceCase {

		@DynamicPropertySource
		static void configure(DynamicPropertyRegistry registry) {
			TlsMaterial.serve(registry, SERVER);
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class ObservedServer {

			@Bean
			Connections connections() {
				return new Connections();
			}

			@Bean
			EndlessAnswer endlessAnswer() {
				return new EndlessAnswer();
			}

		}

	}

	static class Connections implements NettyServerCustomizer {

		final List<Channel> opened = new CopyOnWriteArrayList<>();

		@Override
		public HttpServer apply(HttpServer server) {
			return server.doOnChannelInit((observer, channel, address) -> this.opened.add(channel));
		}

	}

	static class EndlessAnswer implements WebFilter {

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return exchange.getRequest().getPath().value().equals("/endless")
					? exchange.getResponse()
						.writeWith(Flux.generate(
								(sink) -> sink.next(DefaultDataBufferFactory.sharedInstance.wrap(new byte[10_000]))))
					: chain.filter(exchange);
		}

	}

}
