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

package dev.mcpslice.internal.client;

import java.util.function.Function;
import java.util.stream.Collectors;

import dev.mcpslice.assertj.CallToolResultAssert;
import dev.mcpslice.assertj.HttpErrorAssert;
import dev.mcpslice.assertj.McpErrorAssert;
import dev.mcpslice.client.McpOperations.Response;
import dev.mcpslice.client.McpOperations.ToolResponse;
import dev.mcpslice.internal.client.session.Findings;
import dev.mcpslice.internal.client.session.Outcome;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;

/**
 * {@link Response} that knows what became of the call, and whether the test has said what
 * it expects of it.
 *
 * @param <R> the type of the result
 * @param <A> what a successful answer leads to
 */
class DefaultResponse<R, A> implements Response<A> {

	private final Outcome<R> outcome;

	private final Function<R, A> leadsTo;

	private final McpJsonMapper jsonMapper;

	private final Findings findings;

	private final Runnable explanation;

	private final @Nullable AssertionError finding;

	/**
	 * Creates a response.
	 * @param outcome what became of the call
	 * @param leadsTo what a result leads to
	 * @param jsonMapper the mapper for assertions
	 * @param findings where to tell of a failure, until the test expects it
	 * @param explanation finds out more about a failure that the test does not expect
	 */
	DefaultResponse(Outcome<R> outcome, Function<R, A> leadsTo, McpJsonMapper jsonMapper, Findings findings,
			Runnable explanation) {
		this.explanation = explanation;
		this.outcome = outcome;
		this.leadsTo = leadsTo;
		this.jsonMapper = jsonMapper;
		this.findings = findings;
		this.finding = finding(outcome);
		if (this.finding != null) {
			findings.unexpected(this.finding);
		}
	}

	private @Nullable AssertionError finding(Outcome<R> outcome) {
		if (outcome.failure() != null) {
			return outcome.unexpected();
		}
		return outcome.result()
			.filter(this::isToolError)
			.map((result) -> new AssertionError(("%s reported an error of which the test says nothing: %s%n"
					+ "Say isError() or isSuccessful() of the call.%n%s")
				.formatted(outcome.exchange().subject(), messageOf(result), outcome.exchange().details())))
			.orElse(null);
	}

	/**
	 * Returns whether a result tells of an error.
	 * @param result the result
	 * @return whether it does
	 */
	boolean isToolError(R result) {
		return false;
	}

	/**
	 * Returns what a result says in its own words.
	 * @param result the result
	 * @return a line
	 */
	String messageOf(R result) {
		return "";
	}

	/**
	 * Returns what became of the call, of which the test says what it expects.
	 * @return the outcome
	 */
	Outcome<R> examine() {
		if (this.finding != null) {
			this.findings.expected(this.finding);
		}
		return this.outcome;
	}

	@Override
	public A isSuccessful() {
		return lead(successful().orThrow());
	}

	/**
	 * Returns what became of a call that is expected to succeed, with all that can be
	 * found out if it does not.
	 * @return the outcome
	 */
	final Outcome<R> successful() {
		Outcome<R> outcome = examine();
		if (outcome.failure() != null) {
			this.explanation.run();
		}
		return outcome;
	}

	/**
	 * Leads on to the result.
	 * @param result the result
	 * @return an assertion that tells of the call when it fails
	 */
	A lead(R result) {
		A target = this.leadsTo.apply(result);
		if (target instanceof AbstractAssert<?, ?> assertion) {
			describe(assertion);
		}
		return target;
	}

	@Override
	public McpErrorAssert isProtocolError() {
		if (examine().failure() instanceof McpError error) {
			return describe(new McpErrorAssert(error, this.jsonMapper));
		}
		throw this.outcome.insteadOf("a JSON-RPC error");
	}

	@Override
	public HttpErrorAssert isHttpError(HttpStatusCode expected) {
		ResponseEntity<String> error = examine().exchange().httpError();
		if (error == null || !error.getStatusCode().isSameCodeAs(expected)) {
			throw this.outcome.insteadOf("HTTP " + expected);
		}
		return describe(new HttpErrorAssert(error, this.jsonMapper));
	}

	private <T extends AbstractAssert<?, ?>> T describe(T assertion) {
		assertion.as("%s", this.outcome.exchange().subject());
		return assertion;
	}

	@Override
	public String toString() {
		return this.outcome.toString();
	}

	/**
	 * {@link ToolResponse} that asks the result for its error flag.
	 */
	static final class OfTool extends DefaultResponse<CallToolResult, CallToolResultAssert> implements ToolResponse {

		/**
		 * How much of what a tool says is told in the first line of a failure.
		 */
		private static final int LINE = 200;

		OfTool(Outcome<CallToolResult> outcome, McpJsonMapper jsonMapper, Findings findings, Runnable explanation) {
			super(outcome, (result) -> new CallToolResultAssert(result, jsonMapper), jsonMapper, findings, explanation);
		}

		@Override
		boolean isToolError(CallToolResult result) {
			return Boolean.TRUE.equals(result.isError());
		}

		@Override
		String messageOf(CallToolResult result) {
			String text = result.content()
				.stream()
				.filter(TextContent.class::isInstance)
				.map((content) -> ((TextContent) content).text())
				.collect(Collectors.joining(" "))
				.replaceAll("\\s+", " ")
				.strip();
			return (text.length() <= LINE) ? text : text.substring(0, LINE) + "…";
		}

		@Override
		public CallToolResultAssert isSuccessful() {
			Outcome<CallToolResult> outcome = successful();
			CallToolResult result = outcome.orThrow();
			if (isToolError(result)) {
				throw outcome.otherwise("to succeed", "reported an error: " + messageOf(result));
			}
			return lead(result);
		}

		@Override
		public CallToolResultAssert isError() {
			Outcome<CallToolResult> outcome = examine();
			CallToolResult result = outcome.result().orElseThrow(() -> outcome.insteadOf("a tool's error"));
			if (!isToolError(result)) {
				throw outcome.otherwise("to report an error", "succeeded: " + messageOf(result));
			}
			return lead(result);
		}

	}

}
