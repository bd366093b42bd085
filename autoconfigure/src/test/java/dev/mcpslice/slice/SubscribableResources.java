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

import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;

import org.springframework.ai.mcp.customizer.McpSyncServerCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * Lets clients subscribe to resources, which Spring AI has no property for.
 */
@TestConfiguration(proxyBeanMethods = false)
class SubscribableResources {

	// On servlets there is one of Spring AI's beside it, which does the second half.
	@Bean
	@Primary
	McpSyncServerCustomizer subscribableResources(@Value("#{environment.matchesProfiles('servlet')}") boolean servlet) {
		return (server) -> server
			.capabilities(
					ServerCapabilities.builder().tools(true).resources(true, true).prompts(true).completions().build())
			.immediateExecution(servlet);
	}

}
