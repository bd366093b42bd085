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

import dev.mcpslice.internal.identity.ReactiveInstanceCheck;
import dev.mcpslice.internal.identity.ServerIdentity;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.server.reactive.HttpHandler;

/**
 * Puts the instance check around a reactive application, outside of its base path.
 */
final class HttpHandlerCheck implements BeanPostProcessor {

	private final ServerIdentity identity;

	HttpHandlerCheck(ServerIdentity identity) {
		this.identity = identity;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean instanceof HttpHandler handler) ? new ReactiveInstanceCheck(handler, this.identity) : bean;
	}

}
