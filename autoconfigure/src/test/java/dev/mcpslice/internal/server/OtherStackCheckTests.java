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

import org.junit.jupiter.api.Test;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.ai.mcp.server.webmvc.transport.WebMvcStreamableServerTransportProvider;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link OtherStackCheck}.
 */
class OtherStackCheckTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	private void register(String name, Class<?> type) {
		this.beanFactory.registerBeanDefinition(name, new RootBeanDefinition(type));
	}

	@Test
	void ownTransportsAreNoMatter() {
		register("webMvc", WebMvcStreamableServerTransportProvider.class);

		new OtherStackCheck(false).postProcessBeanFactory(this.beanFactory);
	}

	@Test
	void transportsForWebFluxAreNamedOnServlets() {
		register("webMvc", WebMvcStreamableServerTransportProvider.class);
		register("webFlux", WebFluxStreamableServerTransportProvider.class);
		register("stateless", WebFluxStatelessServerTransport.class);

		assertThatIllegalStateException()
			.isThrownBy(() -> new OtherStackCheck(false).postProcessBeanFactory(this.beanFactory))
			.withMessageStartingWith("The application is on servlets, and has a transport for WebFlux "
					+ "[webFlux, stateless], which would not be served, in production either. If it has both of "
					+ "Spring AI's starters,");
	}

	@Test
	void transportsForServletsAreNamedOnWebFlux() {
		register("webMvc", WebMvcStreamableServerTransportProvider.class);

		assertThatIllegalStateException()
			.isThrownBy(() -> new OtherStackCheck(true).postProcessBeanFactory(this.beanFactory))
			.withMessageStartingWith("The application is on WebFlux, and has a transport for Spring MVC [webMvc]");
	}

}
