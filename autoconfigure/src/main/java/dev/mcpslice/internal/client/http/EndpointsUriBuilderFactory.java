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
import java.util.Map;

import dev.mcpslice.endpoint.McpServerEndpoints;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.DefaultUriBuilderFactory;
import org.springframework.web.util.UriBuilder;
import org.springframework.web.util.UriBuilderFactory;

/**
 * {@link UriBuilderFactory} whose base URI is the one that the server has when a URI is
 * built.
 */
public final class EndpointsUriBuilderFactory implements UriBuilderFactory {

	private final McpServerEndpoints endpoints;

	public EndpointsUriBuilderFactory(McpServerEndpoints endpoints) {
		this.endpoints = endpoints;
	}

	@Override
	public UriBuilder uriString(String uriTemplate) {
		return current().uriString(uriTemplate);
	}

	@Override
	public UriBuilder builder() {
		return current().builder();
	}

	@Override
	public URI expand(String uriTemplate, Map<String, ? extends @Nullable Object> uriVariables) {
		return current().expand(uriTemplate, uriVariables);
	}

	@Override
	public URI expand(String uriTemplate, @Nullable Object... uriVariables) {
		return current().expand(uriTemplate, uriVariables);
	}

	private UriBuilderFactory current() {
		return new DefaultUriBuilderFactory(this.endpoints.baseUri().toString());
	}

}
