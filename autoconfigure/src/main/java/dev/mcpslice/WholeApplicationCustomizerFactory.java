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

package dev.mcpslice;

import java.util.List;
import java.util.Map;

import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Prepares the context of a whole application for
 * {@link AutoConfigureMcpTestClient @AutoConfigureMcpTestClient}: it learns which server
 * it is, and that nobody waits for it at the end unless somebody says so.
 */
final class WholeApplicationCustomizerFactory implements ContextCustomizerFactory {

	private static final Map<String, Object> DEFAULTS = Map.of("server.shutdown", "immediate",
			"spring.reactor.netty.shutdown-quiet-period", "0s");

	private static final String IDENTITY = "mcpsliceServerIdentity";

	@Override
	public @Nullable ContextCustomizer createContextCustomizer(Class<?> testClass,
			List<ContextConfigurationAttributes> configuration) {
		return TestContextAnnotationUtils.hasAnnotation(testClass, AutoConfigureMcpTestClient.class) ? new Customizer()
				: null;
	}

	/**
	 * Has a server named after the test for which it is started.
	 * @param beanFactory the bean factory of its context
	 * @param testClass the test
	 */
	static void nameServer(ConfigurableListableBeanFactory beanFactory, Class<?> testClass) {
		if (!beanFactory.containsSingleton(IDENTITY)) {
			beanFactory.registerSingleton(IDENTITY, ServerIdentity.create(testClass.getName()));
		}
	}

	/**
	 * All are equal, since contexts are shared by tests that are configured alike.
	 */
	private record Customizer() implements ContextCustomizer {

		@Override
		public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration test) {
			context.getEnvironment().getPropertySources().addLast(new MapPropertySource("mcpslice.defaults", DEFAULTS));
			nameServer(context.getBeanFactory(), test.getTestClass());
		}

	}

}
