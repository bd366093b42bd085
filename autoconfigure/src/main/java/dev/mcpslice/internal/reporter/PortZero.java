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

import java.net.InetAddress;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;

/**
 * Has the last word on where the server listens, whatever the application's customizers
 * say: on the address that the parent has set, and on port 0, for which the operating
 * system chooses.
 */
final class PortZero implements BeanPostProcessor {

	private final @Nullable InetAddress address;

	PortZero(@Nullable InetAddress address) {
		this.address = address;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		if (bean instanceof ConfigurableWebServerFactory factory) {
			factory.setPort(0);
			factory.setAddress(this.address);
		}
		return bean;
	}

}
