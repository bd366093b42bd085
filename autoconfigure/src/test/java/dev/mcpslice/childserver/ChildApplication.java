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

package dev.mcpslice.childserver;

import org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration;
import org.springframework.ai.mcp.server.common.autoconfigure.McpServerJsonMapperAutoConfiguration;
import org.springframework.ai.mcp.server.common.autoconfigure.annotations.McpServerAnnotationScannerAutoConfiguration;
import org.springframework.ai.mcp.server.common.autoconfigure.annotations.McpServerSpecificationFactoryAutoConfiguration;
import org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerSseWebFluxAutoConfiguration;
import org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.util.Assert;

/**
 * An MCP server that is run in processes of its own. It has the auto-configuration that
 * it needs and no more: all of it takes twice as long to start, and whole applications
 * are started by the samples.
 */
@SuppressWarnings("removal")
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration({ HttpHandlerAutoConfiguration.class, McpServerAnnotationScannerAutoConfiguration.class,
		McpServerAutoConfiguration.class, McpServerJsonMapperAutoConfiguration.class,
		McpServerSpecificationFactoryAutoConfiguration.class, McpServerSseWebFluxAutoConfiguration.class,
		McpServerStreamableHttpWebFluxAutoConfiguration.class, NettyReactiveWebServerAutoConfiguration.class,
		PropertyPlaceholderAutoConfiguration.class, WebFluxAutoConfiguration.class })
@Import({ ChildTools.class, Trouble.class })
public class ChildApplication {

	/**
	 * Resource of one half of the test classes that start such processes, so that no more
	 * than two of them run at the same time: a Java virtual machine that starts needs a
	 * whole processor.
	 */
	public static final String PROCESSES = "dev.mcpslice.childserver.first";

	/**
	 * Resource of the other half.
	 */
	public static final String MORE_PROCESSES = "dev.mcpslice.childserver.second";

	public static void main(String[] args) {
		Assert.state(
				System.getProperty("spring.context.exit") == null || !"training".equals(System.getProperty("trouble")),
				"This is a training run");
		SpringApplication.run(ChildApplication.class, args);
	}

}
