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

import dev.mcpslice.internal.identity.HttpHandlerCheck;
import dev.mcpslice.internal.identity.ServerIdentity;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.boot.web.context.reactive.ReactiveWebApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Adds to an application context what the parent process needs in it, before anything of
 * the application is there.
 */
final class ServerSetup {

	/**
	 * Whether the application can have a web server at all.
	 */
	static final boolean WEB_SERVERS = isPresent(
			"org.springframework.boot.web.server.context.WebServerInitializedEvent");

	private static final boolean SERVLETS = isPresent("jakarta.servlet.Filter");

	private ServerSetup() {
	}

	private static boolean isPresent(String className) {
		return ClassUtils.isPresent(className, ServerSetup.class.getClassLoader());
	}

	static void prepare(ConfigurableApplicationContext context, Assignment assignment) {
		ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
		if (WEB_SERVERS) {
			beanFactory.addBeanPostProcessor(new PortZero(assignment.address()));
		}
		ServerIdentity identity = assignment.identity();
		if (context instanceof ReactiveWebApplicationContext) {
			if (identity != null) {
				beanFactory.addBeanPostProcessor(new HttpHandlerCheck(() -> identity));
			}
		}
		else if (SERVLETS) {
			ServletCheck.register((BeanDefinitionRegistry) beanFactory, identity);
		}
	}

}
