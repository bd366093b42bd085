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

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;

import static dev.mcpslice.assertj.McpAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What upstream's client does when a stream ends before its time: it goes on where the
 * connection is cut, and does not notice where the server ends the stream in order.
 */
@Tag("platform")
class ClientReconnectionTests extends ScriptedServerTests {

	/**
	 * Gets something when the client has seen a stream to its end.
	 */
	private final BlockingQueue<SignalType> ends = new LinkedBlockingQueue<>();

	@Test
	@Scenario({ "A43", "A44", "A46" })
	void goesOnWithACallWhoseConnectionIsCut() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream().message("1", log("before")).cut();
		ScriptedRequest resumption = this.server.next(ScriptedServer.LISTEN);
		resumption.stream().message("2", log("after")).message("3", request.answer(RESULT)).end();

		assertThat(resumption.header(HttpHeaders.LAST_EVENT_ID)).isEqualTo("1");
		assertThat(resumption.header(HttpHeaders.MCP_SESSION_ID)).isEqualTo("session-1");
		assertThat(await(call)).isSuccessful().text().isEqualTo("done");
		assertThat(this.logged).containsExactly("before", "after");
	}

	@Test
	@Scenario({ "A43", "A44", "A46", "A48" })
	void forgetsACallWhoseStreamTheServerEnds() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);

		this.server.next("tools/call").stream().write("retry: 0\n\n").message("1", log("before")).end();
		awaitEndOfStream();
		callAndBeAnswered(client);
		client.closeGracefully().block(EventStream.LIMIT);

		assertThatThrownBy(() -> await(call)).hasRootCauseMessage("MCP session with server terminated");
		assertThat(this.logged).containsExactly("before");
		assertThat(this.server.received()).extracting(ScriptedRequest::name).containsOnlyOnce(ScriptedServer.LISTEN);
	}

	@Test
	@Scenario("A45")
	void reconnectsAtOnceWhateverTheServerSays() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream()
			.write("retry: %d\n\n".formatted(Duration.ofHours(1).toMillis()))
			.write("id: 1\nretry: %d\nevent: message\ndata: %s\n\n".formatted(Duration.ofHours(1).toMillis(),
					log("before")))
			.cut();
		ScriptedRequest early = this.server.next(ScriptedServer.LISTEN);
		early.stream().message("2", request.answer(RESULT)).end();

		assertThat(early.header(HttpHeaders.LAST_EVENT_ID)).isEqualTo("1");
		assertThat(await(call)).isSuccessful();
	}

	@Test
	@Scenario("A47")
	void takesWhatIsReplayedInItsOrder() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream().message("1", log("one")).cut();
		this.server.next(ScriptedServer.LISTEN)
			.stream()
			.message("2", log("two"))
			.message("3", log("three"))
			.message("4", log("four"))
			.message("5", request.answer(RESULT))
			.end();

		assertThat(await(call)).isSuccessful();
		assertThat(this.logged).containsExactly("one", "two", "three", "four");
	}

	@Test
	@Scenario("A48")
	void losesNothingWhenTheConnectionIsCutThreeTimes() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		CompletableFuture<CallToolResult> call = call(client);
		ScriptedRequest request = this.server.next("tools/call");

		request.stream().message("1", log("one")).cut();
		for (String id : List.of("2", "3")) {
			ScriptedRequest resumption = this.server.next(ScriptedServer.LISTEN);
			assertThat(resumption.header(HttpHeaders.LAST_EVENT_ID)).isEqualTo("" + (Integer.parseInt(id) - 1));
			resumption.stream().message(id, log("number " + id)).cut();
		}
		ScriptedRequest last = this.server.next(ScriptedServer.LISTEN);
		last.stream().message("4", request.answer(RESULT)).end();

		assertThat(last.header(HttpHeaders.LAST_EVENT_ID)).isEqualTo("3");
		assertThat(await(call)).isSuccessful();
		assertThat(this.logged).containsExactly("one", "number 2", "number 3");
	}

	@Test
	@Scenario("A49")
	void goesOnListeningWhenTheConnectionIsCut() throws Exception {
		listen((spec) -> {
		});

		this.server.next(ScriptedServer.LISTEN).stream().message("1", log("one")).cut();
		ScriptedRequest resumption = this.server.next(ScriptedServer.LISTEN);
		resumption.stream().message("2", log("two"));

		assertThat(resumption.header(HttpHeaders.LAST_EVENT_ID)).isEqualTo("1");
		assertThat(nextLogged()).isEqualTo("one");
		assertThat(nextLogged()).isEqualTo("two");
	}

	@Test
	@Scenario("A49")
	void listensNoMoreWhenTheServerEndsTheStream() throws Exception {
		McpAsyncClient client = listen((spec) -> {
		});

		this.server.next(ScriptedServer.LISTEN).stream().write("retry: 0\n\n").message("1", log("one")).end();
		awaitEndOfStream();
		callAndBeAnswered(client);
		client.closeGracefully().block(EventStream.LIMIT);

		assertThat(this.logged).containsExactly("one");
		assertThat(this.server.received()).extracting(ScriptedRequest::name).containsOnlyOnce(ScriptedServer.LISTEN);
	}

	private void callAndBeAnswered(McpAsyncClient client) throws Exception {
		CompletableFuture<CallToolResult> call = call(client);
		this.server.next("tools/call").respond(RESULT);
		assertThat(await(call)).isSuccessful();
	}

	private void awaitEndOfStream() throws InterruptedException {
		assertThat(this.ends.poll(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(SignalType.ON_COMPLETE);
	}

	@Override
	WebClient.Builder http() {
		return super.http().filter(ExchangeFilterFunction.ofResponseProcessor((response) -> Mono.just(isStream(response)
				? response.mutate().body((body) -> body.doFinally(this.ends::add)).build() : response)));
	}

	private static boolean isStream(ClientResponse response) {
		return response.headers().contentType().filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith).isPresent();
	}

}
