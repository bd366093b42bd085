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

package dev.mcpslice.internal.client.script;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.mcpslice.internal.client.http.ClientThreads;
import dev.mcpslice.internal.client.session.Findings;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.endpoint.Troubleshooting;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The scripted answers to one kind of requests, and the requests that came.
 *
 * @param <Q> the type of the requests
 * @param <R> the type of the answers
 */
final class Script<Q, R> {

	private final String method;

	private final String advice;

	private final Findings findings;

	private final Deque<Function<Q, R>> once = new ArrayDeque<>();

	private @Nullable Function<Q, R> always;

	private final List<Q> requests = new ArrayList<>();

	/**
	 * Creates a script that answers nothing yet.
	 * @param method the method of the requests
	 * @param advice how to script an answer
	 * @param findings where to tell of what nobody scripted
	 */
	Script(String method, String advice, Findings findings) {
		this.method = method;
		this.advice = advice;
		this.findings = findings;
	}

	synchronized void always(Function<Q, R> answer) {
		this.always = answer;
	}

	synchronized void once(Function<Q, R> answer) {
		this.once.add(answer);
	}

	// Together, so that requests at the same time get answers in their order.
	private synchronized @Nullable Function<Q, R> next(Q request) {
		this.requests.add(request);
		Function<Q, R> next = this.once.poll();
		return (next != null) ? next : this.always;
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @param raw the request as it came
	 * @return the answer, or the error that the server gets
	 */
	Mono<R> answer(Q request, JSONRPCRequest raw) {
		Function<Q, R> next = next(request);
		this.findings.changed();
		if (next == null) {
			return Mono.error(unscripted(this.method, raw, this.advice, this.findings));
		}
		// A script may block, and what arrives next must not wait for it.
		return Mono.fromCallable(() -> next.apply(request))
			.subscribeOn(ClientThreads.scheduler())
			.switchIfEmpty(Mono.error(() -> new IllegalStateException("The script answers with null")))
			.onErrorMap((ex) -> (ex instanceof McpError) ? ex : failed(raw, ex));
	}

	private McpError failed(JSONRPCRequest raw, Throwable cause) {
		this.findings.unscripted("The script for %s failed: %s%nThe server had asked: %s".formatted(this.method, cause,
				Exchange.json(raw.params())), cause);
		return refusal("The script of the client under test failed: " + cause);
	}

	/**
	 * Tells of a request that nobody scripted.
	 * @param method the method of the request
	 * @param request the request
	 * @param advice how to script an answer
	 * @param findings where to tell it
	 * @return the error that the server gets
	 */
	static McpError unscripted(String method, JSONRPCRequest request, String advice, Findings findings) {
		findings
			.unscripted(("The server asked its client (%s), and nobody scripted an answer, so that it was refused. %s%n"
					+ "The server had asked: %s%n%s")
				.formatted(method, advice, Exchange.json(request.params()), Troubleshooting.UNSCRIPTED), null);
		return refusal("Nobody scripted an answer to " + method);
	}

	private static McpError refusal(String message) {
		return McpError.builder(ErrorCodes.INTERNAL_ERROR).message(message).build();
	}

	/**
	 * Returns the requests so far.
	 * @return the requests, in the order of their arrival
	 */
	synchronized List<Q> requests() {
		return List.copyOf(this.requests);
	}

	/**
	 * Waits for a request.
	 * @param which recognizes the request
	 * @param timeout how long to wait
	 * @return the first that matches
	 */
	Q request(Predicate<? super Q> which, Duration timeout) {
		return this.findings.await(() -> requests().stream().filter(which).findFirst(), timeout,
				(until) -> new AssertionError(
						"Expected the server to ask (%s), but nothing that matches came %s. It has asked: %s"
							.formatted(this.method, until, Exchange.json(requests()))));
	}

	/**
	 * Waits for a request and makes sure that it is the only one.
	 * @param timeout how long to wait
	 * @return the request
	 */
	Q onlyRequest(Duration timeout) {
		Q request = request((first) -> true, timeout);
		List<Q> requests = requests();
		if (requests.size() > 1) {
			throw new AssertionError("Expected the server to ask once (%s), but it asked %d times: %s"
				.formatted(this.method, requests.size(), Exchange.json(requests)));
		}
		return request;
	}

}
