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

package dev.mcpslice.internal.identity;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.http.server.reactive.HttpHandler;

/**
 * Puts the instance check around the handler of a reactive application, outside of what
 * the application puts around it, the base path included. For use by mcpslice itself.
 */
public final class HttpHandlerCheck implements BeanPostProcessor {

	private final Supplier<@Nullable ServerIdentity> identity;

	/**
	 * Creates a check.
	 * @param identity tells which server this is, {@code null} for none that is checked
	 */
	public HttpHandlerCheck(Supplier<@Nullable ServerIdentity> identity) {
		this.identity = identity;
	}

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		ServerIdentity own = (bean instanceof HttpHandler) ? this.identity.get() : null;
		return (own != null) ? new ReactiveInstanceCheck((HttpHandler) bean, own) : bean;
	}

}
