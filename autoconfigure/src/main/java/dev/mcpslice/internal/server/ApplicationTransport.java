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

package dev.mcpslice.internal.server;

import java.util.Map;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.server.McpTransportContextExtractor;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpStreamableServerSession;
import io.modelcontextprotocol.spec.McpStreamableServerTransportProvider;

/**
 * The application's own transport provider, as it has to be seen to attach another one to
 * the same server: how it makes sessions and which it holds.
 *
 * @param <F> the type of its session factory
 * @param <S> the type of its sessions
 */
// The validator is deprecated from SDK 2.1.0 on, and all that there is in 2.0.0.
@SuppressWarnings("deprecation")
public final class ApplicationTransport<F, S> {

	private final McpServerTransportProviderBase provider;

	private final SdkField<F> sessionFactory;

	private final Map<String, S> sessions;

	private final McpJsonMapper jsonMapper;

	private final ServerTransportSecurityValidator securityValidator;

	private ApplicationTransport(McpServerTransportProviderBase provider, Class<F> factoryType, Class<S> sessionType) {
		this.provider = provider;
		this.sessionFactory = SdkField.of(provider.getClass(), factoryType);
		this.sessions = SdkField.<Map<String, S>>of(provider.getClass(), Map.class, String.class, sessionType)
			.require(provider);
		this.jsonMapper = SdkField.<McpJsonMapper>of(provider.getClass(), McpJsonMapper.class).require(provider);
		this.securityValidator = SdkField
			.<ServerTransportSecurityValidator>of(provider.getClass(), ServerTransportSecurityValidator.class)
			.require(provider);
	}

	/**
	 * Looks at a transport for streamable HTTP.
	 * @param provider the transport
	 * @return what there is to see
	 * @throws IllegalStateException if a field is missing that is needed
	 */
	public static ApplicationTransport<McpStreamableServerSession.Factory, McpStreamableServerSession> of(
			McpStreamableServerTransportProvider provider) {
		return new ApplicationTransport<>(provider, McpStreamableServerSession.Factory.class,
				McpStreamableServerSession.class);
	}

	/**
	 * Looks at a transport for SSE.
	 * @param provider the transport
	 * @return what there is to see
	 * @throws IllegalStateException if a field is missing that is needed
	 */
	public static ApplicationTransport<McpServerSession.Factory, McpServerSession> of(
			McpServerTransportProvider provider) {
		return new ApplicationTransport<>(provider, McpServerSession.Factory.class, McpServerSession.class);
	}

	public McpServerTransportProviderBase provider() {
		return this.provider;
	}

	/**
	 * Returns the factory that the MCP server has given to its transport. Asked late,
	 * since the server is built after the transport.
	 * @return the session factory
	 */
	public F sessionFactory() {
		return this.sessionFactory.require(this.provider);
	}

	/**
	 * Returns the living sessions by their id. What is put here hears what the server has
	 * to tell its clients, and is closed with it.
	 * @return the modifiable, concurrent map of sessions
	 */
	public Map<String, S> sessions() {
		return this.sessions;
	}

	public McpJsonMapper jsonMapper() {
		return this.jsonMapper;
	}

	/**
	 * Returns how the application reads a request's context.
	 * @param <R> the type of requests
	 * @param requestType the type of requests on its web stack
	 * @return the application's extractor
	 * @throws IllegalStateException if there is no such field
	 */
	public <R> McpTransportContextExtractor<R> contextExtractor(Class<R> requestType) {
		return SdkField
			.<McpTransportContextExtractor<R>>of(this.provider.getClass(), McpTransportContextExtractor.class,
					requestType)
			.require(this.provider);
	}

	public ServerTransportSecurityValidator securityValidator() {
		return this.securityValidator;
	}

}
