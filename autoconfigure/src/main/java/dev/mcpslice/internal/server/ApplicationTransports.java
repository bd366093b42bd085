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

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportTypes;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * The transports over HTTP that are beans of the application, whether it defines them
 * itself or Spring AI's auto-configuration does.
 */
final class ApplicationTransports {

	private final ListableBeanFactory beanFactory;

	ApplicationTransports(ListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	/**
	 * Returns the names of beans as far as their definitions tell what they are.
	 * @param transport the transport
	 * @return the names of the beans that serve it
	 */
	List<String> names(McpTransport transport) {
		return List.of(this.beanFactory.getBeanNamesForType(TransportTypes.of(transport), true, false))
			.stream()
			.filter((name) -> !this.beanFactory.isTypeMatch(name, StdioServerTransportProvider.class))
			.toList();
	}

	/**
	 * Returns the beans, whatever they are declared as.
	 * @param transport the transport
	 * @return the beans that serve it
	 */
	List<Object> all(McpTransport transport) {
		return BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, TransportTypes.of(transport))
			.values()
			.stream()
			.filter((bean) -> !(bean instanceof StdioServerTransportProvider))
			.<Object>map((bean) -> bean)
			.toList();
	}

	/**
	 * Returns the bean that the application prefers.
	 * @param transport the transport
	 * @return the only bean that serves it or the primary one, or {@code null} if there
	 * is none or several
	 */
	@Nullable Object preferred(McpTransport transport) {
		List<Object> all = all(transport);
		return (all.size() == 1) ? all.get(0)
				: this.beanFactory.getBeanProvider(TransportTypes.of(transport)).getIfUnique();
	}

}
