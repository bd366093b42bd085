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

package dev.mcpslice.internal.reporter;

import dev.mcpslice.internal.identity.EventStreamFilter;
import dev.mcpslice.internal.identity.FirstFilter;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.identity.ServletInstanceCheck;
import jakarta.servlet.Filter;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;

/**
 * Puts filters before those of a servlet application: the instance check, and what spares
 * clients races of event streams.
 */
final class ServletCheck {

	private ServletCheck() {
	}

	static void register(BeanDefinitionRegistry registry, @Nullable ServerIdentity identity) {
		if (identity != null) {
			register(registry, "mcpsliceInstanceCheck", new ServletInstanceCheck(identity), 0);
		}
		register(registry, "mcpsliceEventStreams", new EventStreamFilter(), 1);
	}

	private static void register(BeanDefinitionRegistry registry, String name, Filter filter, int position) {
		registry.registerBeanDefinition(name,
				BeanDefinitionBuilder.rootBeanDefinition(FirstFilter.class, () -> new FirstFilter(filter, position))
					.getBeanDefinition());
	}

}
