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

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Messages;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.SdkVersion;
import dev.mcpslice.wire.Sse;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpClientTransport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What a client makes of the event that says where messages go.
 */
class SseEndpointEventTests extends ScriptedSseTests {

	static final List<String> QUERIES = List.of("?sessionId=a-1", "?session_id=a-1", "?sessionId=a-1&session_id=b-2",
			"?session_id=b-2&sessionId=a-1", "", "?other=1", "?sessionId=");

	static Stream<Arguments> queries() {
		return Stream.of(SdkClient.values())
			.flatMap((kind) -> QUERIES.stream().map((query) -> Arguments.of(kind, query)));
	}

	@ParameterizedTest
	@MethodSource("queries")
	@Scenario({ "B04", "B05" })
	void isTakenAsItIs(SdkClient kind, String query) throws InterruptedException {
		String endpoint = script().path() + "/messages" + query;

		assertThat(targetOf(kind, endpoint)).isEqualTo(endpoint);
	}

	@ParameterizedTest
	@EnumSource
	@Scenario("B03")
	void isLearntOnce(SdkClient kind) throws Exception {
		script().sendEndpoint(script().path() + "/messages?sessionId=a-1");
		McpAsyncClient client = McpClient.async(client(kind)).build();

		CompletableFuture<?> initialized = client.initialize().toFuture();
		Script.Post initialize = script().awaitPost();
		script().sendMessage(answer(initialize, """
				{"protocolVersion":"2024-11-05","capabilities":{},"serverInfo":{"name":"scripted","version":"1"}}"""));
		Script.Post notification = script().awaitPost();
		assertThat(initialized).succeedsWithin(EventStream.LIMIT);
		CompletableFuture<?> pinged = client.ping().toFuture();
		Script.Post ping = script().awaitPost();
		script().sendMessage(answer(ping, "{}"));
		assertThat(pinged).succeedsWithin(EventStream.LIMIT);

		assertThat(List.of(initialize, notification, ping)).extracting((post) -> post.uri().getQuery())
			.containsOnly("sessionId=a-1");
	}

	@ParameterizedTest
	@EnumSource
	@Scenario("B03")
	void isNotLearntAgain(SdkClient kind) throws InterruptedException {
		McpClientTransport client = client(kind);
		script().sendEndpoint(script().path() + "/messages?sessionId=first");
		connect(client).block(EventStream.LIMIT);

		script().sendEndpoint(script().path() + "/messages?sessionId=second");
		script().awaitDrop();
		client.sendMessage(PING).block(EventStream.LIMIT);

		assertThat(script().awaitPost().uri()).hasQuery("sessionId=first");
	}

	@ParameterizedTest
	@EnumSource
	@Scenario("B05")
	void withoutSessionIdLeadsToAClearError(SdkClient kind) {
		script().sendEndpoint("/mcp/message");
		McpSyncClient client = McpClient.sync(client(kind)).build();

		assertThatException().isThrownBy(client::initialize).havingRootCause().withMessageContaining("400");
	}

	@Test
	@Scenario("B05")
	void withoutUrlDropsTheStreamInSilence() throws InterruptedException {
		script().send("event: endpoint\ndata:\n\n");

		CompletableFuture<Void> connected = connect(client(SdkClient.WEB_CLIENT)).toFuture();
		script().awaitDrop();
		roundTrip();

		assertThat(connected).isNotDone();
	}

	@Test
	@Scenario("B05")
	void withoutUrlIsAClearErrorWithoutWebClientFromVersion21On() throws InterruptedException {
		script().send("event: endpoint\ndata:\n\n").sendEndpoint(script().path() + "/messages");
		McpClientTransport client = client(SdkClient.JDK);

		if (SdkVersion.is20()) {
			connect(client).then(client.sendMessage(PING)).block(EventStream.LIMIT);
			assertThat(script().awaitPost().uri()).hasPath(script().path() + "/messages");
		}
		else {
			assertThatIllegalArgumentException().isThrownBy(() -> connect(client).block(EventStream.LIMIT))
				.withMessage("messageEndpoint must not be empty");
		}
	}

	@ParameterizedTest
	@CsvSource({ "WEB_CLIENT, /messages?sessionId=a%252Bb", "JDK, /messages?sessionId=a%2Bb" })
	@Scenario("B04")
	void isEscapedOnceMoreWithWebClient(SdkClient kind, String target) throws InterruptedException {
		assertThat(targetOf(kind, script().path() + "/messages?sessionId=a%2Bb")).isEqualTo(script().path() + target);
	}

	@ParameterizedTest
	@EnumSource
	@Scenario("B09")
	void isRelativeToTheOriginAndNotToTheStream(SdkClient kind) throws InterruptedException {
		String endpoint = script().path() + "/messages";

		assertThat(targetOf(kind, endpoint.substring(1))).isEqualTo(endpoint);
	}

	// What has been on its way before has come by then.
	private void roundTrip() {
		try (Sse.Session session = new Sse(this.web).open()) {
			assertThat(session.ask(Messages.request(7, "ping"))).contains("\"id\":7");
		}
	}

	private String targetOf(SdkClient kind, String endpoint) throws InterruptedException {
		McpClientTransport client = client(kind);
		script().sendEndpoint(endpoint);
		connect(client).then(client.sendMessage(PING)).block(EventStream.LIMIT);
		String uri = script().awaitPost().uri().toString();
		return uri.substring(this.endpoints.baseUri().toString().length());
	}

	private static String answer(Script.Post request, String result) {
		String id = request.body().replaceFirst(".*\"id\":(\"[^\"]*\"|\\d+).*", "$1");
		return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}".formatted(id, result);
	}

}
