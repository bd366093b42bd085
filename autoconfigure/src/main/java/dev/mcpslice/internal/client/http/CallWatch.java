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
import java.util.Map;
import java.util.Objects;

import dev.mcpslice.internal.client.transport.CallException;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.client.wire.RecordedExchange;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.SignalType;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Ends a call as soon as it cannot be answered any more, with all that is known of the
 * reason.
 * <p>
 * Upstream's transports tell only a part of what an HTTP answer says that refuses a call.
 * When they see 400 or 404 they take the session for lost and begin another, behind the
 * back of a test that wants to know what becomes of this one. And they tell nobody when
 * the stream on which the answer would have come ends, or never begins.
 */
final class CallWatch implements ExchangeFilterFunction {

	private final ListeningWatch listening;

	private final ServerAccess access;

	private final boolean answersByEventStream;

	/**
	 * Creates a watch.
	 * @param answersByEventStream whether answers come over the event stream that a
	 * client listens to, as those of SSE do
	 * @param listening knows of that event stream
	 * @param access knows what to do about a refusal
	 */
	CallWatch(boolean answersByEventStream, ListeningWatch listening, ServerAccess access) {
		this.answersByEventStream = answersByEventStream;
		this.listening = listening;
		this.access = access;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.deferContextual((context) -> {
			Mono<ClientResponse> response = next.exchange(request);
			Exchange exchange = context.<Exchange>getOrEmpty(Exchange.class).orElse(null);
			if (exchange == null) {
				return response;
			}
			return (request.method() == HttpMethod.GET) ? resume(response, exchange)
					: response.flatMap((answer) -> examine(request, answer, exchange));
		});
	}

	private Mono<ClientResponse> examine(ClientRequest request, ClientResponse response, Exchange exchange) {
		if (!response.statusCode().is2xxSuccessful()) {
			return BodyBeginning.of(response).flatMap((body) -> refuse(request, response, body, exchange));
		}
		Object id = exchange.awaitedId();
		if (id == null) {
			return Mono.just(response);
		}
		return this.answersByEventStream ? examineReceipt(response, exchange) : examineAnswer(response, exchange, id);
	}

	private Mono<ClientResponse> refuse(ClientRequest request, ClientResponse response, String body,
			Exchange exchange) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		ResponseEntity<String> answer = ResponseEntity.status(response.statusCode())
			.headers(headers)
			.body(body.isEmpty() ? null : body);
		exchange.refused(answer);
		boolean session = this.answersByEventStream
				|| request.headers().containsHeader(io.modelcontextprotocol.spec.HttpHeaders.MCP_SESSION_ID);
		exchange.advise(this.access.advice(response.statusCode(), headers, session));
		return Mono.error(failure(answer));
	}

	private static RuntimeException failure(ResponseEntity<String> answer) {
		String body = Objects.requireNonNullElse(answer.getBody(), "");
		try {
			McpJsonMapper mapper = McpJsonDefaults.getMapper();
			Map<?, ?> message = mapper.readValue(body, Map.class);
			// Who refuses before reading does not know the id.
			if (message.containsKey("jsonrpc") && message.get("error") instanceof Map<?, ?> error) {
				return new McpError(mapper.convertValue(error, JSONRPCError.class));
			}
		}
		catch (IOException | RuntimeException ex) {
			// Not JSON-RPC.
		}
		return new CallException("HTTP " + answer.getStatusCode());
	}

	private Mono<ClientResponse> examineReceipt(ClientResponse response, Exchange exchange) {
		if (hasType(response, MediaType.TEXT_HTML)) {
			return notAnAnswer(response);
		}
		String end = this.listening.end();
		if (end != null) {
			return response.releaseBody().then(Mono.error(() -> ListeningWatch.lostAnswers(end)));
		}
		exchange.waitsFor(() -> "the server has taken the request (HTTP %s), and its event stream is %s"
			.formatted(response.statusCode(), this.listening.activity()));
		return Mono.just(response);
	}

	private static Mono<ClientResponse> examineAnswer(ClientResponse response, Exchange exchange, Object id) {
		boolean events = hasType(response, MediaType.TEXT_EVENT_STREAM);
		if (response.statusCode().isSameCodeAs(HttpStatus.ACCEPTED)
				|| !(events || hasType(response, MediaType.APPLICATION_JSON))) {
			return notAnAnswer(response);
		}
		return Mono.just(watch(response, events ? "event stream of the call" : "body of the answer", exchange, id));
	}

	private static Mono<ClientResponse> notAnAnswer(ClientResponse response) {
		return BodyBeginning.of(response)
			.flatMap((body) -> Mono
				.error(new CallException("HTTP %s%s instead of a JSON-RPC message%s".formatted(response.statusCode(),
						response.headers().contentType().map((type) -> " (" + type + ")").orElse(""),
						body.isBlank() ? ", and no body" : ": " + body.strip()))));
	}

	private static boolean hasType(ClientResponse response, MediaType type) {
		return response.headers().contentType().filter(type::isCompatibleWith).isPresent();
	}

	private static ClientResponse watch(ClientResponse response, String what, Exchange exchange, Object id) {
		StreamActivity activity = new StreamActivity();
		RecordedExchange carrier = exchange.carrier();
		exchange.waitsFor(() -> "the %s is %s".formatted(what, activity));
		return response.mutate().body((body) -> body.doOnNext((buffer) -> activity.noticed()).onErrorResume((ex) -> {
			// Upstream asks for the rest of a stream if an event has told where it is.
			if (!carrier.eventIds().isEmpty() && exchange.awaits(id)) {
				return Flux.error(ex);
			}
			exchange.fail(id, (ex instanceof CallException) ? ex
					: new CallException("%s, before the answer was there".formatted(Reason.of(ex)), ex));
			return Flux.empty();
		}).doFinally((signal) -> {
			// All that has come has been read by then.
			if (signal == SignalType.ON_COMPLETE) {
				exchange.fail(id,
						new CallException("the %s ended without a JSON-RPC message that answers".formatted(what)));
			}
		})).build();
	}

	private static Mono<ClientResponse> resume(Mono<ClientResponse> response, Exchange exchange) {
		Object id = exchange.awaitedId();
		if (id == null) {
			return response;
		}
		// Nobody listens for errors of this exchange.
		return response.flatMap((answer) -> {
			if (answer.statusCode().is2xxSuccessful() && hasType(answer, MediaType.TEXT_EVENT_STREAM)) {
				return Mono.just(watch(answer, "resumed event stream of the call", exchange, id));
			}
			return answer.releaseBody()
				.then(Mono.<ClientResponse>error(() -> new CallException("HTTP " + answer.statusCode())));
		}).doOnError((ex) -> exchange.fail(id, notResumed(Reason.of(ex), ex)));
	}

	private static CallException notResumed(String reason, Throwable cause) {
		return new CallException(
				"the event stream of the call broke off before the answer was there, and was not resumed: " + reason,
				cause);
	}

}
