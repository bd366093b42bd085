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

package dev.mcpslice.internal.server.webflux;

import java.util.Objects;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.TransportSelection;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson3.JacksonMcpJsonMapper;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.server.RouterFunction;

/**
 * Auto-configuration for applications whose MCP server speaks over stdio only: a
 * transport over HTTP for tests, in place of standard input and output, which belong to
 * whoever runs the tests.
 */
@AutoConfiguration(afterName = {
		"org.springframework.ai.mcp.server.common.autoconfigure.McpServerJsonMapperAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerSseWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStatelessWebFluxAutoConfiguration",
		"org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration" },
		beforeName = "org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(name = "org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration")
@ConditionalOnBooleanProperty(name = "spring.ai.mcp.server.enabled", matchIfMissing = true)
@ConditionalOnMissingBean({ McpServerTransportProviderBase.class, McpStatelessServerTransport.class })
class StdioApplicationAutoConfiguration {

	private static final Log logger = LogFactory.getLog(StdioApplicationAutoConfiguration.class);

	@Bean
	McpServerTransportProviderBase mcpsliceTransport(@Qualifier("mcpServerJsonMapper") JsonMapper jsonMapper,
			Environment environment) {
		logger.info("The application's MCP server has no transport over HTTP, only stdio. The slice serves what it "
				+ "offers by a transport of its own: that of production is not under test. For that, start the "
				+ "application in a process of its own.");
		TransportSettings settings = TransportSettings.reactive(environment);
		McpJsonMapper mapper = new JacksonMcpJsonMapper(jsonMapper);
		if (!TransportSelection.isWanted(environment, McpTransport.STREAMABLE_HTTP)) {
			return WebFluxSse.at(settings, mapper);
		}
		return WebFluxStreamableServerTransportProvider.builder()
			.jsonMapper(mapper)
			.messageEndpoint(settings.path(McpTransport.STREAMABLE_HTTP))
			.build();
	}

	@Bean
	RouterFunction<?> mcpsliceTransportRoutes(
			@Qualifier("mcpsliceTransport") McpServerTransportProviderBase transport) {
		return Objects.requireNonNull(WebFluxStack.routerFunction(transport));
	}

}
