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

import java.util.List;
import java.util.Properties;

import dev.mcpslice.internal.identity.EventStreamFilter;
import dev.mcpslice.internal.identity.FirstFilter;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.internal.identity.ServletInstanceCheck;
import org.junit.jupiter.api.Test;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.context.reactive.GenericReactiveWebApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerSetup}: what is in a context besides the application.
 */
class ServerSetupTests {

	private final Properties properties = new Properties();

	private void prepare(GenericApplicationContext context) {
		ServerSetup.prepare(context, new Assignment(this.properties));
		context.refresh();
	}

	private static List<Object> filters(GenericApplicationContext context) {
		return context.getBeanProvider(FirstFilter.class).orderedStream().<Object>map(FirstFilter::getFilter).toList();
	}

	@Test
	void servletApplicationHasFilters() {
		this.properties.setProperty(Assignment.IDENTITY, ServerIdentity.create("bookshop").toHeader());
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			prepare(context);

			assertThat(filters(context)).hasExactlyElementsOfTypes(ServletInstanceCheck.class, EventStreamFilter.class);
		}
	}

	@Test
	void reactiveApplicationHasNone() {
		this.properties.setProperty(Assignment.IDENTITY, ServerIdentity.create("bookshop").toHeader());
		try (GenericApplicationContext context = new GenericReactiveWebApplicationContext()) {
			prepare(context);

			assertThat(filters(context)).isEmpty();
		}
	}

	@Test
	void nothingIsCheckedWithoutAnIdentity() {
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			prepare(context);

			assertThat(filters(context)).hasExactlyElementsOfTypes(EventStreamFilter.class);
		}
	}

	@Test
	void webServerBindsPortZeroOfTheAddressThatIsWanted() {
		this.properties.setProperty("override.server.address", "127.0.0.1");
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.registerBean(NettyReactiveWebServerFactory.class, () -> new NettyReactiveWebServerFactory(8080));
			prepare(context);

			NettyReactiveWebServerFactory factory = context.getBean(NettyReactiveWebServerFactory.class);
			assertThat(factory.getPort()).isZero();
			assertThat(factory.getAddress()).hasToString("/127.0.0.1");
		}
	}

}
