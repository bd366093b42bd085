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
import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLException;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.transport.CallException;
import dev.mcpslice.internal.endpoint.EndingServer;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.withSettings;

/**
 * Tests for {@link ServerCheck}.
 */
class ServerCheckTests {

	private static final URI HERE = URI.create("http://127.0.0.1:1/mcp");

	private static final URI THERE = URI.create("http://127.0.0.1:2/mcp");

	private static final ServerIdentity MEANT = new ServerIdentity("1", "BookTests");

	private static final ServerIdentity MET = new ServerIdentity("2", "RecordTests");

	private final McpServerEndpoints endpoints = mock();

	private final AtomicReference<ClientRequest> sent = new AtomicReference<>();

	@BeforeEach
	void listen() {
		given(this.endpoints.uri(McpTransport.STREAMABLE_HTTP)).willReturn(HERE);
	}

	private ServerCheck check(@Nullable ServerIdentity identity) {
		return new ServerCheck(this.endpoints, McpTransport.STREAMABLE_HTTP, HERE, identity);
	}

	private static ClientResponse answer(HttpStatus status, @Nullable ServerIdentity identity) {
		return ClientResponse.create(status).headers((headers) -> {
			if (identity != null) {
				headers.set(ServerIdentity.HEADER, identity.toHeader());
			}
		}).build();
	}

	private @Nullable ClientResponse exchange(ServerCheck check, Mono<ClientResponse> answer) {
		return check.filter(ClientRequest.create(HttpMethod.POST, HERE).build(), (request) -> {
			this.sent.set(request);
			return answer;
		}).block();
	}

	private static Mono<ClientResponse> refused() {
		return Mono.error(new WebClientRequestException(new ConnectException("Connection refused"), HttpMethod.POST,
				HERE, new HttpHeaders()));
	}

	@Test
	void requestNamesTheServer() {
		ClientResponse answer = answer(HttpStatus.OK, MEANT);

		assertThat(exchange(check(MEANT), Mono.just(answer))).isSameAs(answer);
		assertThat(this.sent.get().headers().get(ServerIdentity.HEADER)).containsExactly(MEANT.toHeader());
	}

	@Test
	void requestToAServerWithoutIdentityNamesNobody() {
		ClientResponse answer = answer(HttpStatus.OK, MET);

		assertThat(exchange(check(null), Mono.just(answer))).isSameAs(answer);
		assertThat(this.sent.get().headers().containsHeader(ServerIdentity.HEADER)).isFalse();
		assertThat(check(null).doubt(answer(HttpStatus.OK, null))).isNull();
	}

	@Test
	void refusalByAnotherServerNamesBoth() {
		assertThatExceptionOfType(ServerCheck.WrongServerException.class)
			.isThrownBy(() -> exchange(check(MEANT), Mono.just(answer(HttpStatus.MISDIRECTED_REQUEST, MET))))
			.withMessageStartingWith("The client means the MCP server of BookTests (listening at 127.0.0.1:1), "
					+ "but at 127.0.0.1:1 it met the MCP server of RecordTests.");
	}

	@Test
	void misdirectedRequestOfTheApplicationsOwnIsPassedOn() {
		ClientResponse answer = answer(HttpStatus.MISDIRECTED_REQUEST, MEANT);

		assertThat(exchange(check(MEANT), Mono.just(answer))).isSameAs(answer);
		assertThat(check(MEANT).doubt(answer)).isNull();
	}

	@Test
	void answerThatNamesNobodyIsDoubted() {
		given(this.endpoints.uri(McpTransport.STREAMABLE_HTTP)).willThrow(new IllegalStateException("stopped"));

		assertThat(check(MEANT).doubt(answer(HttpStatus.OK, null)))
			.isEqualTo("The client means the MCP server of BookTests (not listening now), "
					+ "but what answers at 127.0.0.1:1 is no mcpslice server");
	}

	@Test
	void answerThatNettyMayHaveGivenIsNotDoubted() {
		assertThat(check(MEANT).doubt(answer(HttpStatus.BAD_REQUEST, null))).isNull();
		assertThat(check(MEANT).doubt(answer(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, null))).isNull();
	}

	@Test
	void connectionThatFailsWhereTheServerStillIsIsPassedOn() {
		assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> exchange(check(MEANT), refused()));
	}

	@Test
	void connectionThatFailsWhereTheServerWasSaysWhereItIs() {
		ServerCheck check = check(null);
		given(this.endpoints.uri(McpTransport.STREAMABLE_HTTP)).willReturn(THERE);

		assertThatIllegalStateException().isThrownBy(() -> exchange(check, refused()))
			.withMessage("The MCP server listened at 127.0.0.1:1 when this client was opened, "
					+ "and has been stopped since (listening at 127.0.0.1:2). Open a new client. "
					+ "What failed: connection refused: nothing listens at 127.0.0.1:1")
			.withCauseInstanceOf(WebClientRequestException.class);
	}

	@Test
	void connectionThatFailsSinceTheServerHasEndedSaysHow() {
		ServerCheck check = endingServer(CompletableFuture.completedFuture("MCP server 'x' has ended"));
		ClientResponse broken = ClientResponse.create(HttpStatus.OK)
			.body(Flux.error(new IOException("Connection reset")))
			.build();

		assertThatExceptionOfType(CallException.class).isThrownBy(() -> exchange(check, refused()))
			.withMessage("MCP server 'x' has ended");
		assertThatExceptionOfType(CallException.class)
			.isThrownBy(() -> exchange(check, Mono.just(broken)).bodyToMono(String.class).block())
			.withMessage("MCP server 'x' has ended");
	}

	@Test
	void connectionThatFailsThoughTheServerLivesSaysWhatHappened() {
		ServerCheck check = endingServer(new CompletableFuture<>());

		assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> exchange(check, refused()));
	}

	@Test
	void connectionThatFailsByTlsIsNotExplainedByTheEndOfTheServer() {
		ServerCheck check = endingServer(CompletableFuture.completedFuture("MCP server 'x' has ended"));
		Mono<ClientResponse> untrusted = Mono.error(
				new WebClientRequestException(new SSLException("untrusted"), HttpMethod.POST, HERE, new HttpHeaders()));

		assertThatExceptionOfType(WebClientRequestException.class).isThrownBy(() -> exchange(check, untrusted));
	}

	private static ServerCheck endingServer(CompletableFuture<String> end) {
		McpServerEndpoints endpoints = mock(McpServerEndpoints.class,
				withSettings().extraInterfaces(EndingServer.class));
		given(endpoints.uri(McpTransport.STREAMABLE_HTTP)).willReturn(HERE);
		given(((EndingServer) endpoints).end()).willReturn(end);
		return new ServerCheck(endpoints, McpTransport.STREAMABLE_HTTP, HERE, null);
	}

}
