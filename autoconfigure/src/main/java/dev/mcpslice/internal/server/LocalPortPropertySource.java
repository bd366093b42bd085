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

import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Property source with the one property {@value LocalMcpServerPort#PROPERTY}. It holds no
 * value but asks {@link McpServerEndpoints}, so that a property that is read after a
 * restart of the web server is right too. Who reads the property too early is told why it
 * has no value; who reads all properties that there are finds it once it has one.
 */
final class LocalPortPropertySource extends EnumerablePropertySource<ConfigurableListableBeanFactory> {

	private static final String[] NONE = {};

	private static final String[] NAMES = { LocalMcpServerPort.PROPERTY };

	LocalPortPropertySource(ConfigurableListableBeanFactory beanFactory) {
		super("mcpslice.local-port", beanFactory);
	}

	@Override
	public String[] getPropertyNames() {
		return (getSource()
			.getSingleton(McpServerEndpointsAutoConfiguration.ENDPOINTS) instanceof DefaultMcpServerEndpoints endpoints
				&& endpoints.isListening()) ? NAMES : NONE;
	}

	@Override
	public @Nullable Object getProperty(String name) {
		if (!LocalMcpServerPort.PROPERTY.equals(name)) {
			return null;
		}
		return getSource().getBean(McpServerEndpoints.class).port();
	}

}
