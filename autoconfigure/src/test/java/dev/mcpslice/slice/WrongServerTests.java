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

import java.net.URI;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.EventLoops;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A client that meets another server than it means fails at once, and says who met whom.
 */
@McpServerTest(properties = "spring.application.name=meant")
@Import(MisledEndpoints.class)
@Timeout(30)
@ResourceLock(Resources.SYSTEM_OUT)
class WrongServerTests {

	@Autowired
	private MisledEndpoints endpoints;

	@Autowired
	private McpClientFactory clients;

	private AbstractThrowableAssert<?, ? extends Throwable> assertThatHandshake(McpTransport transport, URI uri) {
		this.endpoints.mislead(uri);
		return assertThatThrownBy(this.clients.over(transport)::sync).isInstanceOf(McpHandshakeException.class);
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void serverOfAnotherTestIsNamed(McpTransport transport) throws Exception {
		TestContextManager manager = new TestContextManager(OtherCase.class);
		TestContext other = manager.getTestContext();
		McpServerEndpoints others = other.getApplicationContext().getBean(McpServerEndpoints.class);

		assertThatHandshake(transport, others.uri(transport)).hasMessageContaining(
				"The client means the MCP server of %s (listening at 127.0.0.1:%d), but at 127.0.0.1:%d it met "
						+ "the MCP server of %s. The port of a server that has ended may be another's: "
						+ "ask McpServerEndpoints for the address at the time of use.\nSee ",
				getClass().getName(), this.endpoints.port(), others.port(), OtherCase.class.getName());

		manager.afterTestClass();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	@Tag("webflux")
	void mcpServerThatIsNoSliceIsNamed(McpTransport transport) {
		SpringApplication application = new SpringApplication(SliceApplication.class);
		String protocol = (transport == McpTransport.SSE) ? "SSE" : "STREAMABLE";
		try (ReactiveWebServerApplicationContext stranger = (ReactiveWebServerApplicationContext) application.run(
				"--server.port=0", "--server.address=127.0.0.1", "--server.shutdown=immediate",
				"--spring.main.web-application-type=reactive", "--spring.main.lazy-initialization=false",
				"--spring.ai.mcp.server.stdio=false", "--spring.ai.mcp.server.protocol=" + protocol)) {
			int port = stranger.getWebServer().getPort();
			String path = this.endpoints.uri(transport).getPath();

			assertThatHandshake(transport, URI.create("http://127.0.0.1:" + port + path))
				.hasMessageContaining(
						"The client means the MCP server of %s (listening at 127.0.0.1:%d), but what answers at "
								+ "127.0.0.1:%d is no mcpslice server\nSee ",
						getClass().getName(), this.endpoints.port(), port)
				.hasMessageContaining("answered with 200 OK");
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void serverThatIsNoMcpServerIsNamed(McpTransport transport) {
		DisposableServer stranger = HttpServer.create()
			.runOn(EventLoops.ofClients())
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response.status(404).sendString(Mono.just("no such page")))
			.bindNow();

		assertThatHandshake(transport, URI.create("http://127.0.0.1:" + stranger.port() + "/mcp"))
			.hasMessageContaining("answered with 404 NOT_FOUND: no such page. The client means the MCP server of ")
			.hasMessageContaining("what answers at 127.0.0.1:%d is no mcpslice server\nSee ", stranger.port());

		stranger.disposeNow();
	}

	@Test
	void eventStreamOfAStrangerIsNotWaitedFor() {
		DisposableServer stranger = HttpServer.create()
			.runOn(EventLoops.ofClients())
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response.sse()
				.sendString(Flux.concat(Mono.just(": news of the day\n\n"), Flux.never())))
			.bindNow();

		assertThatHandshake(McpTransport.SSE, URI.create("http://127.0.0.1:" + stranger.port() + "/sse"))
			.hasMessageContaining("(text/event-stream): : news of the day. The client means the MCP server of ")
			.hasMessageContaining("what answers at 127.0.0.1:%d is no mcpslice server\nSee ", stranger.port());

		stranger.disposeNow();
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void answerOfTheWebServerItselfIsNoStrangers(McpTransport transport) {
		assertThatHandshake(transport, this.endpoints.baseUri().resolve("/" + "x".repeat(10_000)))
			.hasMessageMatching("(?s).* answered with 4(00|14) .*")
			.hasMessageNotContaining("no mcpslice server");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void errorOfTheRightServerIsNoStrangers(McpTransport transport) {
		assertThatHandshake(transport, this.endpoints.baseUri().resolve("/nowhere"))
			.hasMessageContaining("answered with 404 NOT_FOUND")
			.hasMessageContaining("Does the transport have another path (mcpslice.server.endpoints.*), "
					+ "or is the configuration class with its routes left out of a slice (@Import)?\nSee ");
	}

	@McpServerTest(properties = "spring.application.name=other")
	static class OtherCase {

	}

}
