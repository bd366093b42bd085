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
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

import dev.mcpslice.internal.client.transport.Reason;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.tcp.SslProvider;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.client.reactive.ClientHttpResponse;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * Connects over TLS, to a server that presents the expected certificate, and says why
 * when that fails. TLS is the JDK's, whatever else Netty finds on the classpath.
 */
final class PinningConnector implements ClientHttpConnector {

	private final CertificatePin pin;

	private final ClientCertificate certificate;

	private final ClientHttpConnector connector;

	private volatile boolean served;

	/**
	 * Creates a connector.
	 * @param client makes the connections
	 * @param pin knows the server's certificate
	 * @param bundle has the key that the client presents, if it has one, and says how TLS
	 * is spoken; its trust store is not used
	 * @param serverName the name to ask for, or {@code null} to ask for none
	 * @throws IllegalStateException if the bundle cannot be used
	 */
	PinningConnector(HttpClient client, CertificatePin pin, SslBundle bundle, @Nullable SNIHostName serverName) {
		this.pin = pin;
		this.certificate = new ClientCertificate(bundle);
		SslContext context = context(bundle);
		this.connector = new ReactorClientHttpConnector(client.secure((spec) -> {
			SslProvider.Builder builder = spec.sslContext(context);
			if (serverName != null) {
				builder.serverNames(serverName);
			}
		}));
	}

	private SslContext context(SslBundle bundle) {
		try {
			SSLContext context = SSLContext.getInstance(bundle.getProtocol());
			context.init(new KeyManager[] { this.certificate }, new TrustManager[] { this.pin }, null);
			SSLParameters defaults = context.getDefaultSSLParameters();
			SslOptions options = bundle.getOptions();
			String[] protocols = Objects.requireNonNullElseGet(options.getEnabledProtocols(), defaults::getProtocols);
			String[] ciphers = Objects.requireNonNullElseGet(options.getCiphers(), defaults::getCipherSuites);
			SslContext netty = new JdkSslContext(context, true, List.of(ciphers), IdentityCipherSuiteFilter.INSTANCE,
					ApplicationProtocolConfig.DISABLED, ClientAuth.NONE, protocols, false);
			// Fails here, and not without a word while it connects.
			netty.newEngine(ByteBufAllocator.DEFAULT);
			return netty;
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			throw new IllegalStateException("The client cannot speak TLS with the SSL bundle " + bundle, ex);
		}
	}

	@Override
	public Mono<ClientHttpResponse> connect(HttpMethod method, URI uri,
			Function<? super ClientHttpRequest, Mono<Void>> requestCallback) {
		return this.connector.connect(method, uri, requestCallback)
			.doOnNext((response) -> this.served = true)
			.onErrorMap((ex) -> explain(uri, ex));
	}

	private Throwable explain(URI uri, Throwable ex) {
		if (NestedExceptionUtils.getMostSpecificCause(ex) instanceof NotSslRecordException) {
			return failure("What answers at %s does not speak TLS, but %s does".formatted(uri.getAuthority(),
					this.pin.server()), ex);
		}
		String exchange = this.certificate.exchange();
		if (exchange == null || this.served) {
			return ex;
		}
		// What a server says of a certificate may be lost with the connection that it
		// ends.
		return failure(("The server at %s %s (%s). McpClientFactory.sslBundle(...) opens clients with a certificate "
				+ "of your choice.")
			.formatted(uri.getAuthority(), exchange, Reason.of(ex)), ex);
	}

	// Without a cause, which would be taken for the better explanation.
	private static SSLHandshakeException failure(String message, Throwable ex) {
		SSLHandshakeException failure = new SSLHandshakeException(message);
		failure.addSuppressed(ex);
		return failure;
	}

}
