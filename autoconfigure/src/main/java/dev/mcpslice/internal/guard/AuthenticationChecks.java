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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mcpslice.internal.guard.Endpoint.Exchange;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Who may come, and what those are told who may not.
 */
final class AuthenticationChecks {

	private static final Pattern METADATA = Pattern.compile("resource_metadata=\"?([^\",\\s]+)");

	private static final String WELL_KNOWN = "/.well-known/oauth-protected-resource";

	private final Endpoint endpoint;

	private final String prefix;

	private final URI uri;

	private final DirectHttp http;

	private final Consumer<HttpHeaders> stranger;

	private final GuardSettings settings;

	AuthenticationChecks(Endpoint endpoint, String prefix, URI uri, DirectHttp http, Consumer<HttpHeaders> stranger,
			GuardSettings settings) {
		this.endpoint = endpoint;
		this.prefix = prefix;
		this.uri = uri;
		this.http = http;
		this.stranger = stranger;
		this.settings = settings;
	}

	List<Check> checks() {
		List<Check> checks = new ArrayList<>();
		checks.add(check("nobody", "refuses callers without credentials with 401", "authentication",
				() -> refuses(this.stranger, 401)));
		checks.add(check("wrong", "refuses a wrong token with 401", "authentication",
				() -> refuses(bearer("guard"), 401)));
		checks.add(check("query", "takes no token from the query", "token-in-query", this::query));
		checks.add(optional("expired", "refuses an expired token with 401", this.settings.expired(), 401));
		checks
			.add(optional("insufficient", "refuses an insufficient token with 403", this.settings.insufficient(), 403));
		checks.add(check("challenge", "says in WWW-Authenticate what it demands", "challenge", this::challenge));
		checks.add(check("metadata", "says who gives out tokens", "resource-metadata", this::metadata));
		return checks;
	}

	private Check check(String id, String title, String topic, Runnable body) {
		return new Check(this.prefix + ".authentication." + id, title, topic, body);
	}

	private Check optional(String id, String title, @Nullable Consumer<HttpHeaders> caller, int status) {
		return check(id, title, "authentication", () -> {
			if (caller == null) {
				throw new TestAbortedException(
						"No such token is known: McpGuard.%s(...) says what it is.".formatted(id));
			}
			refuses(this.stranger.andThen(caller), status);
		});
	}

	private Consumer<HttpHeaders> bearer(String token) {
		return this.stranger.andThen((headers) -> headers.setBearerAuth(token));
	}

	private void refuses(Consumer<HttpHeaders> caller, int status) {
		Exchange exchange = this.endpoint.connect(caller);
		if (exchange.came().isServed()) {
			throw new Finding("The server lets them in.", exchange);
		}
		if (exchange.came().status() != status) {
			throw new Finding("The server does not refuse them with %d.".formatted(status), exchange);
		}
		Finding.unlessHandled(exchange);
	}

	private void query() {
		String token = bearerToken();
		if (token == null) {
			throw new TestAbortedException("The caller has no bearer token.");
		}
		if (this.endpoint.connect(this.stranger).came().isServed()) {
			throw new TestAbortedException("The server lets in who has no token at all.");
		}
		URI uri = UriComponentsBuilder.fromUri(this.uri).queryParam("access_token", token).build(true).toUri();
		HttpHeaders headers = new HttpHeaders();
		headers.set(HttpHeaders.ACCEPT, "application/json, text/event-stream");
		headers.setContentType(MediaType.APPLICATION_JSON);
		this.stranger.accept(headers);
		Sending sending = new Sending(HttpMethod.POST, uri, headers,
				Messages.request("0", "initialize", Messages.initialize(Messages.VERSION)));
		Answer came = this.http.send(sending, (body) -> !Answer.response(body).isEmpty());
		Finding.unlessRefused(new Exchange("POST %s?access_token=***".formatted(this.uri), came),
				"The server takes a token from the query.");
	}

	private @Nullable String bearerToken() {
		HttpHeaders usual = new HttpHeaders();
		this.endpoint.caller(usual);
		String authorization = Objects.requireNonNullElse(usual.getFirst(HttpHeaders.AUTHORIZATION), "");
		return authorization.toLowerCase(Locale.ROOT).startsWith("bearer ") ? authorization.substring(7).strip() : null;
	}

	private Exchange refused() {
		Exchange exchange = this.endpoint.connect(this.stranger);
		if (exchange.came().status() != 401) {
			throw new TestAbortedException("There is no 401 to look at.");
		}
		return exchange;
	}

	private void challenge() {
		Exchange exchange = refused();
		if (challenges(exchange).isEmpty()) {
			throw new Finding("The 401 has no WWW-Authenticate.", exchange);
		}
	}

	private static List<String> challenges(Exchange exchange) {
		return exchange.came().headers().getOrEmpty(HttpHeaders.WWW_AUTHENTICATE);
	}

	private void metadata() {
		Exchange refused = refused();
		List<String> challenges = challenges(refused);
		if (challenges.stream().noneMatch((challenge) -> challenge.toLowerCase(Locale.ROOT).startsWith("bearer"))) {
			throw new TestAbortedException("The server demands no bearer token, so that OAuth does not apply.");
		}
		List<URI> places = Stream
			.concat(challenges.stream().map(METADATA::matcher).filter(Matcher::find).map((found) -> found.group(1)),
					Stream.of(WELL_KNOWN + this.uri.getPath(), WELL_KNOWN))
			.map(this.uri::resolve)
			.toList();
		Exchange last = refused;
		for (URI place : places) {
			HttpHeaders headers = new HttpHeaders();
			headers.set(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON_VALUE);
			Sending sending = new Sending(HttpMethod.GET, place, headers, null);
			last = new Exchange(sending.toString(), this.http.send(sending));
			if (last.came().isServed()) {
				demandContents(last);
				return;
			}
		}
		throw new Finding("There is no document about the protected resource, neither where WWW-Authenticate says "
				+ "(resource_metadata) nor at a well-known place.", last);
	}

	private static void demandContents(Exchange document) {
		Map<String, Object> contents = Answer.object(document.came().body());
		if (!(contents.get("resource") instanceof String)) {
			throw new Finding("The document does not name the resource.", document);
		}
		if (!(contents.get("authorization_servers") instanceof List<?> servers) || servers.isEmpty()) {
			throw new Finding("The document names no authorization server.", document);
		}
	}

}
