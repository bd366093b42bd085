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

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.Endpoint.Session;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What a page of another site sends.
 */
final class HeaderChecks {

	private static final String EVIL = "evil.example";

	private final Endpoint endpoint;

	private final String prefix;

	private final URI server;

	HeaderChecks(Endpoint endpoint, String prefix, URI server) {
		this.endpoint = endpoint;
		this.prefix = prefix;
		this.server = server;
	}

	List<Check> checks() {
		return Enemy.of(this.server).stream().flatMap(this::checks).toList();
	}

	private Stream<Check> checks(Enemy enemy) {
		List<Check> checks = new ArrayList<>();
		checks.add(check(enemy, "connect", "on connect", () -> this.endpoint.connect(enemy::applyTo)));
		if (this.endpoint.transport() != McpTransport.STATELESS) {
			checks.add(inSession(enemy, "session", "in a session",
					(session) -> session.post(Messages.request("\"guard\"", "ping", "{}"), enemy::applyTo)));
		}
		if (this.endpoint.transport() == McpTransport.STREAMABLE_HTTP) {
			checks.add(inSession(enemy, "stream", "on a session's event stream",
					(session) -> session.listen(enemy::applyTo)));
			checks.add(inSession(enemy, "delete", "on DELETE", (session) -> session.delete(enemy::applyTo)));
		}
		return checks.stream();
	}

	private Check inSession(Enemy enemy, String moment, String when, Function<Session, Exchange> send) {
		return check(enemy, moment, when, () -> {
			try (Session session = this.endpoint.open()) {
				return send.apply(session);
			}
		});
	}

	private Check check(Enemy enemy, String moment, String when, Supplier<Exchange> send) {
		return new Check("%s.%s.%s".formatted(this.prefix, enemy.topic, moment),
				"refuses %s %s".formatted(enemy.description, when), enemy.topic,
				() -> Finding.unlessRefused(send.get(), "The server serves %s %s.".formatted(enemy.description, when)));
	}

	/**
	 * Who sends it.
	 *
	 * @param topic what the catalogue says about it
	 * @param description who it is
	 * @param host what is said in Host, or {@code null} for the truth
	 * @param origin what is said in Origin, or {@code null} for nothing
	 */
	private record Enemy(String topic, String description, @Nullable String host, @Nullable String origin) {

		static List<Enemy> of(URI server) {
			String name = EVIL + ((server.getPort() > 0) ? ":" + server.getPort() : "");
			return List.of(new Enemy("foreign-host", "a foreign Host", EVIL, null),
					new Enemy("foreign-origin", "a foreign Origin", null, "http://" + EVIL),
					new Enemy("dns-rebinding", "a page after DNS rebinding", name, "http://" + name));
		}

		// As browsers do: they name the origin, but for the page's own GETs.
		void applyTo(HttpHeaders headers) {
			if (this.host != null) {
				headers.set(HttpHeaders.HOST, this.host);
			}
			boolean get = MediaType.TEXT_EVENT_STREAM_VALUE.equals(headers.getFirst(HttpHeaders.ACCEPT));
			if (this.origin != null && (this.host == null || !get)) {
				headers.set(HttpHeaders.ORIGIN, this.origin);
			}
		}

	}

}
