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

package dev.mcpslice.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.Endpoint.Session;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import org.springframework.http.HttpHeaders;

/**
 * Whose session it is.
 */
final class SessionChecks {

	private static final int SAMPLES = 16;

	/**
	 * Bits that have to differ between ids, as far as 16 of them show. Random UUIDs show
	 * about 95, 64 random bits about 50; of a number that counts it is 4, of the time of
	 * day 20 (10,000 samples each).
	 */
	private static final int BITS = 32;

	private final Endpoint endpoint;

	private final String prefix;

	private final @Nullable Consumer<HttpHeaders> stranger;

	private final @Nullable Consumer<HttpHeaders> anotherUser;

	/**
	 * Creates checks.
	 * @param endpoint the endpoint
	 * @param prefix the beginning of ids
	 * @param stranger says nothing of who calls; {@code null} if strangers may come
	 * @param anotherUser says to be another; {@code null} if no other is known
	 */
	SessionChecks(Endpoint endpoint, String prefix, @Nullable Consumer<HttpHeaders> stranger,
			@Nullable Consumer<HttpHeaders> anotherUser) {
		this.endpoint = endpoint;
		this.prefix = prefix;
		this.stranger = stranger;
		this.anotherUser = anotherUser;
	}

	List<Check> checks() {
		List<Check> checks = new ArrayList<>();
		checks.add(check("ids", "gives sessions ids that nobody guesses", "session-ids", this::ids));
		if (this.endpoint.transport() == McpTransport.STREAMABLE_HTTP) {
			checks.add(check("unknown", "refuses a session that it has not begun", "unknown-session", this::unknown));
		}
		if (this.anotherUser == null) {
			checks.add(check("another-user", "refuses another user in a session", "foreign-session", () -> {
				throw new TestAbortedException(
						"No other user is known: McpGuard.anotherUser(...) says who that is, on a server with users.");
			}));
		}
		else {
			addCallers(checks, "another-user", "another user", this.anotherUser);
		}
		if (this.stranger != null) {
			addCallers(checks, "stranger", "a caller without credentials", this.stranger);
		}
		return checks;
	}

	private void addCallers(List<Check> checks, String id, String who, Consumer<HttpHeaders> caller) {
		checks.add(check(id, "refuses %s in a session".formatted(who), "foreign-session", () -> refuses(caller, who)));
		if (this.endpoint.transport() == McpTransport.STREAMABLE_HTTP) {
			checks.add(check(id + "-delete", "lets %s end no session".formatted(who), "foreign-session",
					() -> keeps(caller, who)));
		}
	}

	private Check check(String id, String title, String topic, Runnable body) {
		return new Check(this.prefix + ".session." + id, title, topic, body);
	}

	private void refuses(Consumer<HttpHeaders> caller, String who) {
		try (Session session = this.endpoint.open()) {
			if (session.id().isEmpty() && !caller.equals(this.stranger)) {
				throw new TestAbortedException("The server has no sessions of users.");
			}
			Finding.unlessRefused(session.post(Messages.request("\"guard\"", "ping", "{}"), caller),
					"The server serves %s in a session that somebody else has begun.".formatted(who));
		}
	}

	private void keeps(Consumer<HttpHeaders> caller, String who) {
		try (Session session = this.endpoint.open()) {
			Finding.unlessRefused(session.delete(caller), "The server ends a session for %s.".formatted(who));
		}
	}

	private void unknown() {
		try (Session session = this.endpoint.open()) {
			if (session.id().isEmpty()) {
				throw new TestAbortedException("The server gives sessions no ids.");
			}
			Finding.unlessRefused(
					session.post(Messages.request("\"guard\"", "ping", "{}"),
							(headers) -> headers.set(StreamableHttpEndpoint.SESSION, UUID.randomUUID().toString())),
					"The server serves whoever makes up a session id.");
		}
	}

	private void ids() {
		List<String> ids = new ArrayList<>();
		Exchange last = new Exchange("", Answer.none(""));
		for (int i = 0; i < SAMPLES; i++) {
			try (Session session = this.endpoint.open()) {
				ids.add(session.id());
				last = new Exchange("initialize, %d times".formatted(SAMPLES), session.initialized());
			}
		}
		if (ids.get(0).isEmpty()) {
			throw new TestAbortedException("The server gives sessions no ids.");
		}
		String examples = " Ids: %s, %s, %s".formatted(ids.get(0), ids.get(1), ids.get(2));
		if (!ids.stream().allMatch((id) -> id.chars().allMatch((character) -> character > ' ' && character < 127))) {
			throw new Finding("A session id has characters that are not visible ASCII." + examples, last);
		}
		long bits = bits(ids);
		if (bits < BITS) {
			throw new Finding("Whoever has seen a session id can guess others: %d bits of them differ.%s"
				.formatted(bits, examples), last);
		}
	}

	/**
	 * Estimates how many bits differ between ids: for each place, how many characters are
	 * seen there.
	 * @param ids the ids
	 * @return the bits
	 */
	static long bits(List<String> ids) {
		int length = ids.stream().mapToInt(String::length).min().orElse(0);
		return Math.round(IntStream.range(0, length).mapToDouble((place) -> Math.log(characters(ids, place))).sum()
				/ Math.log(2));
	}

	private static int characters(List<String> ids, int place) {
		return (int) ids.stream().map((id) -> id.charAt(place)).distinct().count();
	}

}
