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

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.client.http.RequestAuthority;
import dev.mcpslice.internal.client.http.TestedServerAccess;
import dev.mcpslice.internal.client.session.JsonObjects;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.identity.ServerIdentity;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for the clients of the server under test.
 */
@AutoConfiguration
@ConditionalOnWebApplication
class McpClientAutoConfiguration {

	/**
	 * Name of the bean that maps what Spring AI's server reads and writes. The mapper of
	 * the application's web pages is another, with settings that no server looks at.
	 */
	private static final String SERVER_MAPPER = "mcpServerJsonMapper";

	@Bean
	McpClientFactory mcpsliceClientFactory(McpServerEndpoints endpoints, ObjectProvider<ServerIdentity> identity,
			@Qualifier(SERVER_MAPPER) ObjectProvider<JsonMapper> jsonMapper,
			ObjectProvider<McpTestClientCustomizer> customizers, Environment environment) {
		boolean check = environment.getProperty(ServerIdentity.CHECK_PROPERTY, Boolean.class, true);
		ServerIdentity checked = check ? identity.getIfAvailable() : null;
		return new DefaultMcpClientFactory(endpoints, checked,
				new TestedServerAccess(endpoints, checked, new RequestAuthority(environment)),
				JsonObjects.mapper(jsonMapper.getIfAvailable()), customizers.orderedStream().toList(),
				CallOptions.from(environment));
	}

}
