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

package dev.mcpslice.internal.client;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.client.http.EndpointsUriBuilderFactory;
import dev.mcpslice.internal.client.http.RequestAuthority;
import dev.mcpslice.internal.client.http.SliceClientTransport;
import dev.mcpslice.internal.client.http.SliceConnector;
import dev.mcpslice.internal.client.http.ThreadChangingConnector;
import dev.mcpslice.internal.identity.ServerIdentity;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration that leads Spring Boot's {@code WebTestClient} to the slice's
 * server.
 */
@AutoConfiguration
@ConditionalOnWebApplication
class WebTestClientAutoConfiguration {

	// Leads Spring Boot's WebTestClient to the server as it is at the time of a request.
	// Each request has a connection of its own, so that none is left behind.
	@Bean
	WebTestClientBuilderCustomizer mcpsliceWebTestClientCustomizer(McpServerEndpoints endpoints,
			ObjectProvider<ServerIdentity> identity, Environment environment) {
		return (builder) -> builder.uriBuilderFactory(new EndpointsUriBuilderFactory(endpoints))
			.clientConnector(new ThreadChangingConnector(
					new SliceConnector(SliceClientTransport.httpClient(ConnectionProvider.newConnection()), endpoints,
							identity.getIfAvailable(), new RequestAuthority(environment), null)));
	}

}
