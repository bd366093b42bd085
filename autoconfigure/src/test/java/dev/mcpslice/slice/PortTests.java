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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import reactor.netty.http.server.HttpServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * The port that is really bound, and where it is published.
 */
class PortTests {

	private static final Duration LIMIT = Duration.ofSeconds(20);

	@Nested
	@McpServerTest
	class Published {

		@LocalMcpServerPort
		private int field;

		private final int constructorArgument;

		Published(@LocalMcpServerPort int constructorArgument) {
			this.constructorArgument = constructorArgument;
		}

		@Test
		void isTheSameEverywhere(@LocalMcpServerPort int parameter, McpServerEndpoints endpoints,
				@Autowired Environment environment, @LocalServerPort int boots) {
			assertThat(boots).isPositive();
			assertThat(endpoints.port()).isEqualTo(boots);
			assertThat(endpoints.baseUri()).hasToString("http://127.0.0.1:" + boots);
			assertThat(this.field).isEqualTo(boots);
			assertThat(this.constructorArgument).isEqualTo(boots);
			assertThat(parameter).isEqualTo(boots);
			assertThat(environment.getProperty("local.mcp.server.port", Integer.class)).isEqualTo(boots);
		}

		@Test
		@Tag("webflux")
		void isOfTheLoopbackAddressOnly(McpServerEndpoints endpoints, @Autowired BoundAddress bound) {
			assertThat(bound.address).succeedsWithin(LIMIT)
				.isEqualTo(new InetSocketAddress("127.0.0.1", endpoints.port()));
			assertThatIOException().isThrownBy(() -> {
				try (Socket socket = new Socket()) {
					socket.connect(new InetSocketAddress("127.0.0.2", endpoints.port()), 2000);
				}
			});
		}

		@Test
		@Tag("webflux")
		void isBoundOnceAndAcceptsConnectionsWhenItIsReported(McpServerEndpoints endpoints,
				@Autowired BoundAddress bound, @Autowired FirstVisitor visitor) {
			assertThat(bound.address).succeedsWithin(LIMIT);
			assertThat(bound.times).hasValue(1);
			assertThat(visitor.connectedTo).isEqualTo(endpoints.port());
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class ObservedServer {

			@Bean
			BoundAddress boundAddress() {
				return new BoundAddress();
			}

			@Bean
			FirstVisitor firstVisitor() {
				return new FirstVisitor();
			}

		}

	}

	@Nested
	@McpServerTest(properties = "spring.main.web-application-type=reactive")
	@ActiveProfiles("hostile")
	class OfAnApplicationWithOtherPlans {

		@Test
		void isChosenByTheOperatingSystem(McpServerEndpoints endpoints, @Autowired Environment environment,
				McpSyncClient mcp) {
			assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
			assertThat(endpoints.port()).isNotEqualTo(8081);
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

	@Nested
	@McpServerTest
	@Tag("webflux")
	class OfAnApplicationWithACustomizer {

		@Test
		void isChosenByTheOperatingSystemAndOfTheLoopbackAddress(McpServerEndpoints endpoints,
				@Autowired NettyReactiveWebServerFactory factory) {
			assertThat(endpoints.port()).isPositive().isNotEqualTo(8081);
			assertThat(factory.getAddress()).hasToString("/127.0.0.1");
		}

		@TestConfiguration(proxyBeanMethods = false)
		static class FixedPort {

			@Bean
			WebServerFactoryCustomizer<NettyReactiveWebServerFactory> fixedPort() {
				return (factory) -> {
					factory.setPort(8081);
					factory.setAddress(new InetSocketAddress(0).getAddress());
				};
			}

		}

	}

	@Nested
	@DisabledOnOs(value = OS.MAC, disabledReason = "has no second loopback address")
	@McpServerTest(properties = "server.address=127.0.0.2")
	class OnAnotherAddress {

		@Test
		void isInTheUris(McpServerEndpoints endpoints) {
			assertThat(endpoints.baseUri()).hasHost("127.0.0.2").hasPort(endpoints.port());
		}

	}

	@Nested
	@McpServerTest(properties = "server.address=0.0.0.0")
	class OnAllAddresses {

		@Test
		void isReachedOverLoopback(McpServerEndpoints endpoints, McpSyncClient mcp) {
			assertThat(endpoints.baseUri()).hasHost("127.0.0.1");
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

	@Nested
	@McpServerTest(properties = "spring.application.name=restarted")
	@DirtiesContext
	@Tag("webflux")
	class AfterARestart {

		@Test
		void isTheNewOne(McpServerEndpoints endpoints, McpClientFactory clients, @Autowired Environment environment,
				@Autowired ReactiveWebServerApplicationContext context, @Autowired WebTestClient web) {
			int before = endpoints.port();

			context.stop();

			assertThatIllegalStateException().isThrownBy(endpoints::port).withMessageContaining("has been stopped");
			context.start();
			assertThat(endpoints.port()).isPositive();
			assertThat(environment.getProperty("local.mcp.server.port", Integer.class)).isEqualTo(endpoints.port());
			assertThat(context.getWebServer().getPort()).isEqualTo(endpoints.port());
			assertThat(before).isPositive();
			web.get().uri("/mcp").exchange().expectStatus().isBadRequest();
			try (McpSyncClient mcp = clients.sync()) {
				assertThat(Calls.echo(mcp, "again")).isEqualTo("Echo: again");
			}
		}

	}

	/**
	 * The address to which the server's socket is really bound. Reactor Netty tells it in
	 * a thread of its own, and does not wait for that.
	 */
	static class BoundAddress implements NettyServerCustomizer {

		final AtomicInteger times = new AtomicInteger();

		final CompletableFuture<SocketAddress> address = new CompletableFuture<>();

		@Override
		public HttpServer apply(HttpServer server) {
			return server.doOnBound((bound) -> {
				this.times.incrementAndGet();
				this.address.complete(bound.address());
			});
		}

	}

	/**
	 * Connects to the server in the moment in which its port is reported.
	 */
	static class FirstVisitor implements ApplicationListener<WebServerInitializedEvent> {

		volatile int connectedTo;

		@Override
		public void onApplicationEvent(WebServerInitializedEvent event) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), event.getWebServer().getPort())) {
				this.connectedTo = socket.getPort();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
