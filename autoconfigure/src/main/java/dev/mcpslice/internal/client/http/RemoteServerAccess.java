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

import javax.net.ssl.SSLException;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslManagerBundle;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;

/**
 * {@link ServerAccess} to a server that runs anywhere: clients trust what their bundle
 * trusts, or else the JVM, and go through the JVM's proxy.
 */
public final class RemoteServerAccess implements ServerAccess {

	@Override
	public ClientHttpConnector connector(HttpClient client, @Nullable SslBundle bundle) {
		HttpClient proxied = client.proxyWithSystemProperties();
		return new ReactorClientHttpConnector(
				(bundle != null) ? proxied.secure((spec) -> spec.sslContext(context(bundle))) : proxied);
	}

	private static SslContext context(SslBundle bundle) {
		try {
			SslManagerBundle managers = bundle.getManagers();
			SslOptions options = bundle.getOptions();
			return SslContextBuilder.forClient()
				.sslProvider(SslProvider.JDK)
				.keyManager(managers.getKeyManagerFactory())
				.trustManager(managers.getTrustManagerFactory())
				.ciphers(SslOptions.asSet(options.getCiphers()))
				.protocols(options.getEnabledProtocols())
				.build();
		}
		catch (SSLException | IllegalArgumentException ex) {
			throw new IllegalStateException("The client cannot speak TLS with the SSL bundle " + bundle, ex);
		}
	}

	@Override
	public String advice(HttpStatusCode status) {
		if (status.isSameCodeAs(HttpStatus.MISDIRECTED_REQUEST)) {
			return "The server does not answer to the name in the Host header. Give a URI with a name that it knows, "
					+ "or the client a header: header(\"Host\", ...)";
		}
		return status.isSameCodeAs(HttpStatus.NOT_FOUND)
				? "Give the URI of the MCP endpoint, such as http://host:port/mcp, and not only that of the server"
				: "";
	}

}
