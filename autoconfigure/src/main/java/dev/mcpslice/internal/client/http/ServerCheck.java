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

import java.net.URI;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Set;

import javax.net.ssl.SSLException;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.transport.CallException;
import dev.mcpslice.internal.client.transport.Reason;
import dev.mcpslice.internal.endpoint.EndingServer;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.util.StringUtils;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Names the server that a client means with each request, and says so when another
 * answers, or none any more.
 */
public final class ServerCheck implements ExchangeFilterFunction {

	/**
	 * What Netty answers to a request that it cannot read, before anything of the slice
	 * sees it. It does not tell one server from another.
	 */
	private static final Set<HttpStatus> ANSWERS_OF_NETTY = Set.of(HttpStatus.BAD_REQUEST, HttpStatus.URI_TOO_LONG,
			HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE);

	private static final String WRONG_SERVER = "The client means %s (%s), but at %s it met %s. The port of a server "
			+ "that has ended may be another's: ask McpServerEndpoints for the address at the time of use.";

	private static final String MOVED = "%s listened at %s when this client was opened, and has been stopped since "
			+ "(%s). Open a new client. What failed: %s";

	/**
	 * How long to wait for the end of a process that has dropped a connection.
	 */
	private static final Duration END_LIMIT = Duration.ofSeconds(1);

	private final McpServerEndpoints endpoints;

	private final McpTransport transport;

	private final URI uri;

	private final @Nullable ServerIdentity identity;

	/**
	 * Creates a check for one client.
	 * @param endpoints where the server is, whenever it is asked
	 * @param transport the client's transport
	 * @param uri where the server was when the client was opened
	 * @param identity the server that is meant, or {@code null} if it has no identity to
	 * check
	 */
	public ServerCheck(McpServerEndpoints endpoints, McpTransport transport, URI uri,
			@Nullable ServerIdentity identity) {
		this.endpoints = endpoints;
		this.transport = transport;
		this.uri = uri;
		this.identity = identity;
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		ClientRequest named = (this.identity != null)
				? ClientRequest.from(request).header(ServerIdentity.HEADER, this.identity.toHeader()).build() : request;
		return next.exchange(named)
			.flatMap(this::refuseOther)
			.map(this::watchEnd)
			.onErrorResume(WebClientRequestException.class, (ex) -> explain(ex, moved(ex)));
	}

	private ClientResponse watchEnd(ClientResponse response) {
		return (this.endpoints instanceof EndingServer)
				? response.mutate().body((body) -> body.onErrorResume((ex) -> explain(ex, ex))).build() : response;
	}

	// When a process ends, its connections may be closed before its exit code is known.
	private <T> Mono<T> explain(Throwable ex, Throwable otherwise) {
		if (!(this.endpoints instanceof EndingServer server) || isOfTls(ex)) {
			return Mono.error(otherwise);
		}
		return Mono.fromFuture(server.end(), true)
			.timeout(END_LIMIT, Mono.empty(), ClientThreads.timer())
			.publishOn(ClientThreads.scheduler())
			.<Throwable>map((end) -> new CallException(end, ex))
			.defaultIfEmpty(otherwise)
			.flatMap(Mono::error);
	}

	private Mono<ClientResponse> refuseOther(ClientResponse response) {
		ServerIdentity met = named(response);
		if (this.identity == null || met == null || met.equals(this.identity)) {
			return Mono.just(response);
		}
		return response.releaseBody()
			.then(Mono.error(() -> new WrongServerException(
					WRONG_SERVER.formatted(this.identity, whereabouts(), this.uri.getAuthority(), met))));
	}

	/**
	 * Returns whether the server is one of a slice, which answers a client that wants to
	 * listen before there is anything to hear.
	 * @return whether it is
	 */
	boolean isSlice() {
		return this.identity != null;
	}

	/**
	 * Tells why an answer is probably not from the server that is meant.
	 * @param response an answer to a handshake
	 * @return the doubt, or {@code null} if there is none
	 */
	@Nullable String doubt(ClientResponse response) {
		if (this.identity == null || named(response) != null || ANSWERS_OF_NETTY.contains(response.statusCode())) {
			return null;
		}
		return "The client means %s (%s), but what answers at %s is no mcpslice server".formatted(this.identity,
				whereabouts(), this.uri.getAuthority());
	}

	private static @Nullable ServerIdentity named(ClientResponse response) {
		return ServerIdentity.fromHeader(response.headers().asHttpHeaders().getFirst(ServerIdentity.HEADER));
	}

	private Throwable moved(WebClientRequestException ex) {
		String whereabouts = whereabouts();
		if (whereabouts.equals(whereabouts(this.uri)) || isOfTls(ex)) {
			return ex;
		}
		return new CallException(MOVED.formatted(
				(this.identity != null) ? StringUtils.capitalize(this.identity.toString()) : "The MCP server",
				this.uri.getAuthority(), whereabouts, Reason.of(ex)), ex);
	}

	private static boolean isOfTls(Throwable ex) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(ex);
		return cause instanceof SSLException || cause instanceof CertificateException;
	}

	private String whereabouts() {
		try {
			return whereabouts(this.endpoints.uri(this.transport));
		}
		catch (IllegalStateException ex) {
			return "not listening now";
		}
	}

	private static String whereabouts(URI uri) {
		return "listening at " + uri.getAuthority();
	}

	/**
	 * Thrown when another server answers than the one that is meant.
	 */
	static final class WrongServerException extends CallException {

		private static final long serialVersionUID = 1L;

		WrongServerException(String message) {
			super(message);
		}

	}

}
