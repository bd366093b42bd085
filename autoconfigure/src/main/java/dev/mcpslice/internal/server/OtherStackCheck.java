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

import java.util.List;
import java.util.stream.Stream;

import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.Assert;

/**
 * Refuses an application whose transport is for another web stack than the context is on:
 * nobody would serve it, in production either.
 */
final class OtherStackCheck implements BeanFactoryPostProcessor {

	private static final String TRANSPORTS = "org.springframework.ai.mcp.server.";

	private final boolean reactive;

	OtherStackCheck(boolean reactive) {
		this.reactive = reactive;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		List<String> others = transports(beanFactory, this.reactive ? "webmvc" : "webflux");
		Assert.state(others.isEmpty(), () -> message(others));
	}

	private String message(List<String> others) {
		String own = this.reactive ? "WebFlux" : "servlets";
		String other = this.reactive ? "Spring MVC" : "WebFlux";
		return ("The application is on %s, and has a transport for %s %s, which would not be served, in production "
				+ "either. If it has both of Spring AI's starters, 'spring-ai-starter-mcp-server-webmvc' and "
				+ "'spring-ai-starter-mcp-server-webflux', remove one, or exclude the auto-configuration of the "
				+ "transports that are not wanted. 'spring.main.web-application-type' says which stack it is on.")
			.formatted(own, other, others);
	}

	private static List<String> transports(ListableBeanFactory beanFactory, String stack) {
		return Stream.of(McpServerTransportProviderBase.class, McpStatelessServerTransport.class)
			.flatMap((type) -> Stream.of(beanFactory.getBeanNamesForType(type, true, false)))
			.filter((name) -> {
				Class<?> type = beanFactory.getType(name, false);
				return type != null && type.getName().startsWith(TRANSPORTS + stack + ".");
			})
			.toList();
	}

}
