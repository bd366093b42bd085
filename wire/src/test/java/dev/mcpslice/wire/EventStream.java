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

package dev.mcpslice.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Signal;

import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.FluxExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * The events of a response, as they come. Closing it drops the connection. What is waited
 * for has to come within {@link #LIMIT}.
 */
public final class EventStream implements AutoCloseable {

	/**
	 * No test takes so long; one that fails does.
	 */
	public static final Duration LIMIT = Duration.ofSeconds(20);

	private static final ParameterizedTypeReference<ServerSentEvent<String>> TEXT_EVENT //
			= new ParameterizedTypeReference<>() {
			};

	private final BlockingQueue<Signal<ServerSentEvent<String>>> signals = new LinkedBlockingQueue<>();

	private final List<ServerSentEvent<String>> taken = new ArrayList<>();

	private final FluxExchangeResult<ServerSentEvent<String>> response;

	private final Disposable subscription;

	private EventStream(FluxExchangeResult<ServerSentEvent<String>> response) {
		this.response = response;
		this.subscription = response.getResponseBody().materialize().subscribe(this.signals::add);
	}

	/**
	 * Begins to read.
	 * @param response a response with an event stream, of which nothing has been read yet
	 * @return its events
	 */
	public static EventStream of(ResponseSpec response) {
		return new EventStream(response.returnResult(TEXT_EVENT));
	}

	/**
	 * Returns the response, of which status and headers are there already.
	 * @return the response
	 */
	public FluxExchangeResult<ServerSentEvent<String>> response() {
		return this.response;
	}

	/**
	 * Waits for the next event, comments included.
	 * @return the event
	 */
	public ServerSentEvent<String> next() {
		ServerSentEvent<String> event = take();
		if (event == null) {
			throw new AssertionError("The stream ended, and another event was expected after " + this.taken);
		}
		return event;
	}

	/**
	 * Waits for an event and passes over those before it.
	 * @param wanted accepts the event
	 * @return the event
	 */
	public ServerSentEvent<String> next(Predicate<ServerSentEvent<String>> wanted) {
		ServerSentEvent<String> event = next();
		while (!wanted.test(event)) {
			event = next();
		}
		return event;
	}

	/**
	 * Waits for the end of the stream.
	 * @return the events that have not been asked for before
	 */
	public List<ServerSentEvent<String>> rest() {
		List<ServerSentEvent<String>> rest = new ArrayList<>();
		for (ServerSentEvent<String> event = take(); event != null; event = take()) {
			rest.add(event);
		}
		return rest;
	}

	/**
	 * Returns whether all that has come so far has been asked for. It does not wait.
	 * @return whether nothing is left
	 */
	public boolean isSilent() {
		return this.signals.isEmpty();
	}

	private @Nullable ServerSentEvent<String> take() {
		Signal<ServerSentEvent<String>> signal = poll();
		if (signal.isOnError()) {
			throw new AssertionError("The stream broke after " + this.taken, signal.getThrowable());
		}
		ServerSentEvent<String> event = signal.get();
		if (event != null) {
			this.taken.add(event);
		}
		return event;
	}

	private Signal<ServerSentEvent<String>> poll() {
		try {
			Signal<ServerSentEvent<String>> signal = this.signals.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
			if (signal == null) {
				throw new AssertionError("No event within %d s after %s".formatted(LIMIT.toSeconds(), this.taken));
			}
			return signal;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("Interrupted after " + this.taken, ex);
		}
	}

	@Override
	public void close() {
		this.subscription.dispose();
	}

}
