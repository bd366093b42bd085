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
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.util.function.SingletonSupplier;

/**
 * Connects to the server under test as its URI says, over plain HTTP or over TLS. What
 * TLS needs is not even loaded where it is not spoken.
 * <p>
 * Spring Boot's {@code ClientHttpConnectorBuilder} would take the trust from an
 * {@code SslBundle}, once, when the connector is made. Here the server is asked at each
 * handshake.
 */
public final class SliceConnector implements ClientHttpConnector {

	private final RequestAuthority authority;

	private final ClientHttpConnector plain;

	private final Supplier<ClientHttpConnector> secure;

	/**
	 * Creates a connector.
	 * @param client makes the connections
	 * @param endpoints know the server's certificate, whenever they are asked
	 * @param identity which server it is, if that is known
	 * @param authority what requests name instead of the server's address
	 * @param bundle has the key that the client presents, if it has one
	 */
	public SliceConnector(HttpClient client, McpServerEndpoints endpoints, @Nullable ServerIdentity identity,
			RequestAuthority authority, @Nullable SslBundle bundle) {
		this.authority = authority;
		this.plain = new ReactorClientHttpConnector(client);
		this.secure = SingletonSupplier.of(() -> new PinningConnector(client, new CertificatePin(endpoints, identity),
				Objects.requireNonNullElseGet(bundle, () -> SslBundle.of(null)), authority.serverName()));
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		Function<ClientHttpRequest, Mono<Void>> named = (request) -> {
			// At the last moment, when what the caller names is there.
			request.beforeCommit(() -> Mono.fromRunnable(() -> this.authority.applyTo(request.getHeaders())));
			return requestCallback.apply(request);
		};
		return "https".equals(uri.getScheme()) ? Mono.defer(() -> this.secure.get().connect(method, uri, named))
				: this.plain.connect(method, uri, named);
	}

}
