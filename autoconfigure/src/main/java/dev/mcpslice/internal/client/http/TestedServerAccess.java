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

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * {@link ServerAccess} to a server that the test has started: clients trust its
 * certificate and no other.
 *
 * @param endpoints where the server is
 * @param identity which server it is, if that is known
 * @param authority what requests name instead of the server's address
 */
public record TestedServerAccess(McpServerEndpoints endpoints, @Nullable ServerIdentity identity,
		RequestAuthority authority) implements ServerAccess {

	@Override
	public ClientHttpConnector connector(HttpClient client, @Nullable SslBundle bundle) {
		return new SliceConnector(client, this.endpoints, this.identity, this.authority, bundle);
	}

	@Override
	public String advice(HttpStatusCode status) {
		if (status.isSameCodeAs(HttpStatus.MISDIRECTED_REQUEST)) {
			return "The application does not answer to the name in the Host header. Set the one that clients of the "
					+ "slice send, as in mcpslice.client.authority=localhost";
		}
		if (status.isSameCodeAs(HttpStatus.NOT_FOUND)) {
			return "Does the transport have another path (mcpslice.server.endpoints.*), "
					+ "or is the configuration class with its routes left out of a slice (@Import)?";
		}
		return "";
	}

}
