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

package dev.mcpslice.internal.server.webflux;

import dev.mcpslice.internal.identity.HttpHandlerCheck;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.server.WebStack;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * Auto-configuration for servers under test on WebFlux and Reactor Netty: who connects to
 * them, and that only who means them is served.
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
public class WebFluxStackAutoConfiguration {

	@Bean
	@ConditionalOnBooleanProperty(name = ServerIdentity.CHECK_PROPERTY, matchIfMissing = true)
	static HttpHandlerCheck mcpsliceInstanceCheck(ObjectProvider<ServerIdentity> identity) {
		return new HttpHandlerCheck(identity::getIfAvailable);
	}

	@Bean
	OpenConnections mcpsliceOpenConnections() {
		return new OpenConnections();
	}

	@Bean
	WebStack mcpsliceWebStack(ApplicationContext context, OpenConnections connections) {
		return new WebFluxStack(context, connections::close);
	}

}
