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

package dev.mcpslice.slice;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;

/**
 * Endpoints that are wrong once. A class that misleads them, or names itself as the owner
 * of its server, shares its context with no other: it has an application name of its own.
 */
@Primary
class MisledEndpoints implements McpServerEndpoints {

	private final McpServerEndpoints endpoints;

	private @Nullable URI wrong;

	MisledEndpoints(@Qualifier("mcpsliceServerEndpoints") McpServerEndpoints endpoints) {
		this.endpoints = endpoints;
	}

	void mislead(URI wrong) {
		this.wrong = wrong;
	}

	@Override
	public URI uri(McpTransport transport) {
		URI uri = (this.wrong != null) ? this.wrong : this.endpoints.uri(transport);
		this.wrong = null;
		return uri;
	}

	@Override
	public int port() {
		return this.endpoints.port();
	}

	@Override
	public URI baseUri() {
		return this.endpoints.baseUri();
	}

	@Override
	public Set<McpTransport> transports() {
		return this.endpoints.transports();
	}

	@Override
	public McpTransport defaultTransport() {
		return this.endpoints.defaultTransport();
	}

	@Override
	public List<X509Certificate> certificates() {
		return this.endpoints.certificates();
	}

}
