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

package dev.mcpslice.remote;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.DetectedTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriComponentsBuilder;

/**
 * {@link McpServerEndpoints} of a server of which there is one URI.
 */
final class RemoteEndpoints implements McpServerEndpoints, DetectedTransport {

	private final URI uri;

	private volatile @Nullable McpTransport transport;

	RemoteEndpoints(URI uri, @Nullable McpTransport transport) {
		this.uri = uri;
		this.transport = transport;
	}

	@Override
	public int port() {
		return (this.uri.getPort() > 0) ? this.uri.getPort() : "https".equals(this.uri.getScheme()) ? 443 : 80;
	}

	@Override
	public URI baseUri() {
		return UriComponentsBuilder.fromUri(this.uri).replacePath(null).replaceQuery(null).build(true).toUri();
	}

	@Override
	public URI uri(McpTransport wanted) {
		if (!transports().contains(wanted)) {
			throw new IllegalArgumentException(("%s is the URI of a server for %s, not for %s. Give the URI of that: "
					+ "RemoteMcpServer.at(...).over(%s).")
				.formatted(this.uri, transports(), wanted, wanted.name()));
		}
		return this.uri;
	}

	@Override
	public Set<McpTransport> transports() {
		McpTransport known = this.transport;
		return (known != null) ? EnumSet.of(known) : EnumSet.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
	}

	@Override
	public McpTransport defaultTransport() {
		return transports().iterator().next();
	}

	@Override
	public List<X509Certificate> certificates() {
		throw new IllegalStateException("The certificates of %s are not known: the test has not started the server."
			.formatted(this.uri.getAuthority()));
	}

	@Override
	public boolean isKnown() {
		return this.transport != null;
	}

	@Override
	public void detected(McpTransport detected) {
		this.transport = detected;
	}

}
