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

package dev.mcpslice.internal.client.session;

import java.util.Optional;
import java.util.function.Consumer;

import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.client.transport.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What became of a call: a result, or a failure.
 *
 * @param <R> the type of the result
 */
public final class Outcome<R> {

	private final Exchange exchange;

	private final @Nullable R result;

	private final @Nullable Throwable failure;

	private Outcome(Exchange exchange, @Nullable R result, @Nullable Throwable failure) {
		this.exchange = exchange;
		this.result = result;
		this.failure = failure;
	}

	static <R> Outcome<R> success(Exchange exchange, R result) {
		return new Outcome<>(exchange, result, null);
	}

	public static <R> Outcome<R> failure(Exchange exchange, Throwable failure) {
		return new Outcome<>(exchange, null, failure);
	}

	/**
	 * Returns what went over the wire.
	 * @return the exchange
	 */
	public Exchange exchange() {
		return this.exchange;
	}

	/**
	 * Returns the result, if there is one.
	 * @return the result
	 */
	public Optional<R> result() {
		return Optional.ofNullable(this.result);
	}

	/**
	 * Returns the failure, if there is one.
	 * @return the failure, or {@code null}
	 */
	public @Nullable Throwable failure() {
		return this.failure;
	}

	/**
	 * Turns a result into a failure if it is not as it has to be.
	 * @param verification throws what is wrong
	 * @return the outcome
	 */
	public Outcome<R> verify(Consumer<R> verification) {
		try {
			result().ifPresent(verification);
			return this;
		}
		catch (AssertionError ex) {
			return failure(this.exchange, ex);
		}
	}

	/**
	 * Returns the result that a test cannot do without.
	 * @return the result
	 * @throws AssertionError if the call failed
	 */
	public R orThrow() {
		return result().orElseThrow(this::unexpected);
	}

	/**
	 * Tells of a failure that nobody expected.
	 * @return the error, with all that is known
	 */
	public AssertionError unexpected() {
		return (this.failure instanceof AssertionError error) ? error : otherwise("to succeed", description());
	}

	/**
	 * Tells of something else than was expected.
	 * @param expected what was expected
	 * @return the error, with all that is known
	 */
	public AssertionError insteadOf(String expected) {
		return otherwise("to be answered with " + expected, description());
	}

	/**
	 * Tells that a call went another way.
	 * @param expected what was expected of it
	 * @param actual what it did instead
	 * @return the error, with all that is known
	 */
	public AssertionError otherwise(String expected, String actual) {
		return new AssertionError(this.exchange.mask("Expected %s %s, but it %s%n%s%s"
			.formatted(this.exchange.subject(), expected, actual, longReason(), this.exchange.details())),
				this.failure);
	}

	@Override
	public String toString() {
		return "%s %s%n%s".formatted(this.exchange.subject(), description(), this.exchange.details());
	}

	private String description() {
		return (this.failure != null) ? "failed: " + Reason.line(Reason.of(this.failure)) : "succeeded.";
	}

	// What the first line leaves out.
	private String longReason() {
		String reason = (this.failure != null) ? Reason.of(this.failure) : "";
		return Reason.isCut(Reason.line(reason)) ? "%s%n".formatted(Exchange.abbreviate(reason)) : "";
	}

}
