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

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.mcpslice.internal.client.transport.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What a test should know of: what the server did against the script, and calls that
 * failed of which the test has said nothing. Thread-safe.
 */
public final class Findings {

	private final ChangeSignal signal = new ChangeSignal();

	private final List<Finding> unscripted = new ArrayList<>();

	private final AtomicInteger callsUnderWay = new AtomicInteger();

	private volatile @Nullable String endOfEvents;

	private int thrown;

	private final Set<AssertionError> unexpected = new LinkedHashSet<>();

	/**
	 * Adds what has to fail the test as soon as possible, or else at its end.
	 * @param message the message of the failure
	 * @param cause its cause, if there is one that says more
	 */
	public void unscripted(String message, @Nullable Throwable cause) {
		synchronized (this) {
			this.unscripted.add(new Finding(message, cause));
		}
		this.signal.changed();
	}

	/**
	 * Adds what has to fail the test at its end, unless the test expects it until then.
	 * @param finding the failure
	 */
	public synchronized void unexpected(AssertionError finding) {
		this.unexpected.add(finding);
	}

	/**
	 * Removes what the test has dealt with.
	 * @param finding the failure
	 */
	public synchronized void expected(AssertionError finding) {
		this.unexpected.remove(finding);
	}

	/**
	 * Returns where the findings begin that come from now on.
	 * @return the mark
	 */
	synchronized int mark() {
		return this.unscripted.size();
	}

	/**
	 * Throws what fails the test as soon as possible: what has not been thrown yet, and
	 * what has come since a mark, whoever else may have got it.
	 * @param mark the mark
	 */
	synchronized void raise(int mark) {
		List<Finding> findings = this.unscripted.subList(Math.min(mark, this.thrown), this.unscripted.size());
		this.thrown = this.unscripted.size();
		raise(findings.stream().map(Finding::toError).toList());
	}

	/**
	 * Has those who wait look again, since something may have changed.
	 */
	public void changed() {
		this.signal.changed();
	}

	void callStarted() {
		this.callsUnderWay.incrementAndGet();
	}

	void callEnded() {
		this.callsUnderWay.decrementAndGet();
		changed();
	}

	/**
	 * Tells whether anything can arrive outside of calls.
	 * @param end how the event stream has ended, or {@code null} if it is open
	 */
	void eventStreamEnded(@Nullable String end) {
		this.endOfEvents = end;
		changed();
	}

	// Something may still arrive in a call that is under way.
	private @Nullable String endOfEvents() {
		return (this.callsUnderWay.get() == 0) ? this.endOfEvents : null;
	}

	/**
	 * Waits until there is something to be found, or something to be thrown, or nothing
	 * can arrive any more.
	 * @param <T> the type of what is found
	 * @param look looks for it
	 * @param timeout how long to wait
	 * @param failure tells that it did not come, given until when
	 * @return what was found
	 * @throws AssertionError if it did not come
	 */
	public <T> T await(Supplier<Optional<T>> look, Duration timeout, Function<String, AssertionError> failure) {
		int mark = mark();
		return this.signal.await(() -> {
			// First, since something may arrive and the stream end while we look.
			String end = endOfEvents();
			raise(mark);
			Optional<T> found = look.get();
			if (found.isEmpty() && end != null) {
				throw failure.apply("before the event stream ended, and none can any more: " + end);
			}
			return found;
		}, timeout).orElseThrow(() -> failure.apply("within " + Exchange.duration(timeout)));
	}

	/**
	 * Returns what has not been thrown.
	 * @return the failures
	 */
	public synchronized List<AssertionError> rest() {
		List<Finding> rest = this.unscripted.subList(this.thrown, this.unscripted.size());
		List<AssertionError> findings = new ArrayList<>(rest.stream().map(Finding::toError).toList());
		findings.addAll(this.unexpected);
		return findings;
	}

	/**
	 * Throws the first of several failures, which carries the others.
	 * @param findings the failures
	 */
	static void raise(List<AssertionError> findings) {
		if (!findings.isEmpty()) {
			AssertionError first = findings.get(0);
			findings.stream().skip(1).forEach(first::addSuppressed);
			throw first;
		}
	}

	/**
	 * What was found in a thread of the client, to be thrown in one of the test.
	 *
	 * @param message the message
	 * @param cause the cause, if there is one
	 */
	private record Finding(String message, @Nullable Throwable cause) {

		AssertionError toError() {
			return new AssertionError(this.message, this.cause);
		}

	}

}
