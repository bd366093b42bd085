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

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.client.transport.InvalidSseMessageEndpointException;
import io.modelcontextprotocol.spec.McpClientTransport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Exceptions;
import reactor.core.publisher.Mono;

import org.springframework.ai.mcp.client.webflux.transport.WebFluxSseClientTransport;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Whether a client sends anything to another origin than the one that it was pointed at,
 * if the endpoint event says so. It does for one kind of URL only, with WebClient.
 */
@SuppressWarnings({ "deprecation", "removal" })
@Tag("platform")
class SseEndpointOriginTests extends ScriptedSseTests {

	/**
	 * URLs of another origin, of which {@code OTHER} is host and port, and {@code SELF}
	 * those of the server itself.
	 */
	static final List<String> FOREIGN = List.of("http://OTHER/messages", "HTTP://OTHER/messages",
			"https://OTHER/messages", "//OTHER/messages", "ftp://OTHER/messages", "ws://OTHER/messages",
			"http://OTHER?sessionId=1", "//OTHER?sessionId=1", "http://OTHER#fragment", "//OTHER#fragment",
			"http://SELF@OTHER/messages", "//SELF@OTHER/messages", "http://SELF.OTHER/messages",
			"https://SELF/messages", "ftp://SELF/messages", "http://localhost:PORT/messages",
			"http://[::1]:PORT/messages", "http:OTHER/messages", "http:///OTHER/messages", "\\\\OTHER\\messages",
			"/\\OTHER/messages", "http://OTHER\\@SELF/messages", "http://SELF\\@OTHER/messages", "data:,x",
			"javascript:alert(1)", "file:///etc/passwd");

	/**
	 * URLs that are refused though they lead to no other origin.
	 */
	static final List<String> SUSPECT = List.of("//SELF/messages", "/../messages", "/a/%2e%2e/messages", "./messages",
			"/a/./messages", "/messages here", "http://[/messages", "/{messages}", "/%zz");

	private final RecordingOrigin other = new RecordingOrigin();

	@BeforeEach
	void listen() {
		assertThat(this.other.port()).isNotEqualTo(this.endpoints.port());
	}

	@AfterEach
	void close() {
		this.other.close();
	}

	static Stream<Arguments> foreign() {
		return Stream.of(SdkClient.values()).flatMap((kind) -> FOREIGN.stream().map((uri) -> Arguments.of(kind, uri)));
	}

	static Stream<Arguments> suspect() {
		return Stream.of(SdkClient.values()).flatMap((kind) -> SUSPECT.stream().map((uri) -> Arguments.of(kind, uri)));
	}

	@ParameterizedTest
	@MethodSource("foreign")
	@Scenario("B13")
	void isNotLeft(SdkClient kind, String uri) throws InterruptedException {
		assertRefused(kind, uri);
	}

	@ParameterizedTest
	@MethodSource("suspect")
	@Scenario("B13")
	void isNotSoughtInASuspectUrl(SdkClient kind, String uri) throws InterruptedException {
		assertRefused(kind, uri);
	}

	private void assertRefused(SdkClient kind, String uri) throws InterruptedException {
		String self = "127.0.0.1:" + this.endpoints.port();
		String said = uri.replace("SELF", self)
			.replace("OTHER", "127.0.0.1:" + this.other.port())
			.replace("PORT", String.valueOf(this.endpoints.port()));
		McpClientTransport client = client(kind);
		script().sendEndpoint(said);

		assertInvalid(() -> connect(client).block(EventStream.LIMIT));
		assertInvalid(() -> client.sendMessage(PING).block(EventStream.LIMIT));

		script().awaitDrop();
		assertThat(this.other.connections()).isZero();
		assertThat(script().posts()).isEmpty();
	}

	private static void assertInvalid(ThrowingCallable call) {
		assertThatException().isThrownBy(call)
			.satisfies(
					(ex) -> assertThat(Exceptions.unwrap(ex)).isInstanceOf(InvalidSseMessageEndpointException.class));
	}

	@ParameterizedTest
	@EnumSource
	@Scenario("B13")
	void isNotLeftLater(SdkClient kind) throws InterruptedException {
		McpClientTransport client = client(kind);
		script().sendEndpoint(script().path() + "/messages");
		connect(client).block(EventStream.LIMIT);

		script().sendEndpoint("http://127.0.0.1:%d/messages".formatted(this.other.port()));
		script().awaitDrop();
		client.sendMessage(PING).block(EventStream.LIMIT);

		assertThat(script().awaitPost().uri()).hasPath(script().path() + "/messages");
		assertThat(this.other.connections()).isZero();
	}

	@ParameterizedTest
	@MethodSource("kept")
	@Scenario("B13")
	void isKeptByUrlsOfItsOwn(SdkClient kind, String uri, String expected) throws InterruptedException {
		McpClientTransport client = client(kind);
		script()
			.sendEndpoint(uri.replace("SELF", "127.0.0.1:" + this.endpoints.port()).replace("PATH", script().path()));

		connect(client).block(EventStream.LIMIT);
		assertThatCode(() -> client.sendMessage(PING).block(EventStream.LIMIT)).doesNotThrowAnyException();

		assertThat(script().awaitPost().uri())
			.hasToString(this.endpoints.baseUri() + expected.replace("PATH", script().path()));
		assertThat(this.other.connections()).isZero();
	}

	static Stream<Arguments> kept() {
		return Stream.of(SdkClient.values())
			.flatMap((kind) -> Stream.of(Arguments.of(kind, "PATH/messages?sessionId=1", "PATH/messages?sessionId=1"),
					Arguments.of(kind, "http://SELFPATH/messages", "PATH/messages"),
					Arguments.of(kind, "PATH/messages?to=http://other/", "PATH/messages?to=http://other/"),
					Arguments.of(kind, "PATH/messages#http://other/", "PATH/messages")));
	}

	@Test
	@Scenario("B13")
	void wouldBeLeftByAClientThatDoesNotLook() {
		McpClientTransport careless = WebFluxSseClientTransport
			.builder(WebClient.builder().baseUrl(this.endpoints.baseUri().toString()).clientConnector(connector()))
			.sseEndpoint(script().path() + "/sse")
			.messageEndpointValidator((sse, endpoint) -> {
			})
			.build();
		script().sendEndpoint("http://127.0.0.1:%d/messages".formatted(this.other.port()));

		try {
			CompletableFuture<Void> sent = connect(careless).then(careless.sendMessage(PING)).toFuture();

			assertThat(this.other.answer()).isEqualTo("POST /messages HTTP/1.1");
			assertThat(sent).succeedsWithin(EventStream.LIMIT);
		}
		finally {
			careless.closeGracefully().block(EventStream.LIMIT);
		}
	}

	@Test
	@Scenario("B13")
	void isNotLeftForAnEmptyAuthorityWithoutWebClient() {
		McpClientTransport client = client(SdkClient.JDK);
		script().sendEndpoint(withEmptyAuthority());

		connect(client).block(EventStream.LIMIT);

		assertThatException().isThrownBy(() -> client.sendMessage(PING).block(EventStream.LIMIT))
			.withMessageContaining("404")
			.withMessageContaining("/127.0.0.1:%d/messages".formatted(this.other.port()));
		assertThat(this.other.connections()).isZero();
	}

	// Nothing is sent: it would go to port 80 of this computer, whatever listens there.
	@Test
	@Scenario("B13")
	void isLeftForAnEmptyAuthorityWithWebClient() {
		AtomicReference<URI> target = new AtomicReference<>();
		McpClientTransport client = WebFluxSseClientTransport.builder(WebClient.builder()
			.baseUrl(this.endpoints.baseUri().toString())
			.clientConnector(connector())
			.filter((request, next) -> {
				if (request.method().equals(HttpMethod.GET)) {
					return next.exchange(request);
				}
				target.set(request.url());
				return Mono.just(ClientResponse.create(HttpStatus.ACCEPTED).build());
			})).sseEndpoint(script().path() + "/sse").build();
		script().sendEndpoint(withEmptyAuthority());

		try {
			connect(client).then(client.sendMessage(PING)).block(EventStream.LIMIT);

			assertThat(target.get()).hasToString(withEmptyAuthority()).hasNoHost().hasNoPort();
		}
		finally {
			client.closeGracefully().block(EventStream.LIMIT);
		}
	}

	private String withEmptyAuthority() {
		return "///127.0.0.1:%d/messages".formatted(this.other.port());
	}

}
