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

import java.util.stream.Stream;

import dev.mcpslice.internal.slice.FeatureMethods;
import dev.mcpslice.internal.slice.NamedTools;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.Assert;

/**
 * Makes sure that the components that {@code @McpServerTest(X.class)} names are there,
 * with their tools. A test would run without them otherwise, and fail for something else.
 */
final class NamedComponents implements BeanFactoryPostProcessor {

	private final SliceTest test;

	NamedComponents(SliceTest test) {
		this.test = test;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		this.test.components().forEach((component) -> requireBean(component, beanFactory));
		String[] tools = this.test.components()
			.stream()
			.filter((component) -> !FeatureMethods.provided(component).isEmpty())
			.flatMap((component) -> Stream.of(beanFactory.getBeanNamesForType(component, true, false)))
			.toArray(String[]::new);
		if (tools.length > 0) {
			NamedTools.provide(tools, beanFactory);
		}
	}

	private void requireBean(Class<?> component, ConfigurableListableBeanFactory beanFactory) {
		Assert.state(beanFactory.getBeanNamesForType(component, true, false).length > 0,
				() -> ("@McpServerTest of %s names %s, but there is no such bean. Only components that the "
						+ "application's scan finds can be named, if none of their conditions leaves them out "
						+ "(@Conditional…, @Profile). Add other classes with @Import.")
					.formatted(this.test.testClass().getName(), component.getName()));
	}

}
