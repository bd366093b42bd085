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

package dev.mcpslice.internal.slice;

import java.util.List;
import java.util.stream.Stream;

import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.RuntimeBeanReference;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.ManagedList;

/**
 * Takes the place of an application's {@code ToolCallbackProvider}, which takes all beans
 * with {@code @Tool} methods, in a slice that is narrowed to some of them.
 */
public final class NamedTools {

	private NamedTools() {
	}

	/**
	 * Has the server offer the tools of beans, unless the slice has a provider.
	 * @param names the names of the beans
	 * @param beanFactory has the beans
	 */
	public static void provide(String[] names, ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.getBeanNamesForType(ToolCallbackProvider.class, true, false).length == 0) {
			ManagedList<RuntimeBeanReference> tools = new ManagedList<>();
			Stream.of(names).map(RuntimeBeanReference::new).forEach(tools::add);
			((BeanDefinitionRegistry) beanFactory).registerBeanDefinition("mcpsliceNamedTools",
					BeanDefinitionBuilder.rootBeanDefinition(NamedTools.class, "of")
						.addConstructorArgValue(tools)
						.getBeanDefinition());
		}
	}

	static ToolCallbackProvider of(List<Object> tools) {
		return MethodToolCallbackProvider.builder().toolObjects(tools.toArray()).build();
	}

}
