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

package dev.mcpslice.client;

import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What became of a call: a result, or a failure.
 *
 * @param <R> the type of the result
 * @param exchange what went over the wire
 * @param result the result, {@code null} if there is none
 * @param failure the failure, {@code null} if there is none
 */
record Outcome<R>(Exchange exchange, @Nullable R result, @Nullable Throwable failure) {

	/**
	 * Returns another result, if there is one.
	 * @param <T> the type of the other result
	 * @param mapping makes the other result
	 * @return the outcome with it
	 */
	<T> Outcome<T> map(Function<R, T> mapping) {
		return new Outcome<>(this.exchange, (this.result != null) ? mapping.apply(this.result) : null, this.failure);
	}

	/**
	 * Turns a result into a failure if it is not as it has to be.
	 * @param verification throws what is wrong
	 * @return the outcome
	 */
	Outcome<R> verify(Consumer<R> verification) {
		try {
			if (this.result != null) {
				verification.accept(this.result);
			}
			return this;
		}
		catch (AssertionError ex) {
			return new Outcome<>(this.exchange, null, ex);
		}
	}

	/**
	 * Returns the result that a test cannot do without.
	 * @return the result
	 * @throws AssertionError if the call failed
	 */
	R orThrow() {
		if (this.result != null) {
			return this.result;
		}
		throw unexpected();
	}

	/**
	 * Tells of a failure that nobody expected.
	 * @return the error, with all that is known
	 */
	AssertionError unexpected() {
		if (this.failure instanceof AssertionError error) {
			return error;
		}
		return new AssertionError("Expected %s to succeed, but it failed: %s%n%s".formatted(this.exchange.method(),
				reason(), this.exchange), this.failure);
	}

	/**
	 * Tells of something else than was expected.
	 * @param expected what was expected
	 * @return the error, with all that is known
	 */
	AssertionError insteadOf(String expected) {
		return new AssertionError(
				"Expected %s to be answered with %s, but %s%n%s".formatted(this.exchange.method(), expected,
						(this.failure != null) ? "it failed: " + reason() : "it succeeded.", this.exchange),
				this.failure);
	}

	private String reason() {
		return (this.failure != null) ? HandshakeWatch.describe(this.failure) : "there is no result";
	}

}
