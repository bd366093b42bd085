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

package dev.mcpslice;

import java.net.URI;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WrongScopeWarning}.
 */
class WrongScopeWarningTests {

	private final Logger logger = (Logger) LoggerFactory.getLogger(WrongScopeWarning.class);

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final WrongScopeWarning warning = new WrongScopeWarning();

	@BeforeEach
	void listen() {
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void leave() {
		this.logger.detachAppender(this.appender);
	}

	@Test
	void isGivenOnceInAnApplication() throws Exception {
		this.warning.give(URI.create("file:/app.jar/BOOT-INF/lib/mcpslice.jar").toURL());
		this.warning.give(URI.create("file:/app.war/WEB-INF/lib/mcpslice.jar").toURL());

		assertThat(this.appender.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage, InstanceOfAssertFactories.STRING)
			.contains("mcpslice-spring-boot-starter-test the scope 'test'")
			.contains("app.jar");
	}

	@Test
	void isNotGivenInTests() throws Exception {
		this.warning.give();
		this.warning.give(URI.create("file:/repository/mcpslice.jar").toURL());
		this.warning.give(null);

		assertThat(this.appender.list).isEmpty();
	}

}
