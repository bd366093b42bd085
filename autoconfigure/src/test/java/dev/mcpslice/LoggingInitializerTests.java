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

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Slices leave the logging of the JVM alone, once it is initialized.
 */
class LoggingInitializerTests {

	@Test
	void loggingPropertiesAreThoseOfTheFirstSlice() {
		context(FirstCase.class);
		Logger logger = LoggerFactory.getLogger("dev.mcpslice.second");
		boolean before = logger.isTraceEnabled();

		context(SecondCase.class);

		assertThat(logger.isTraceEnabled()).isEqualTo(before);
	}

	@Test
	void sliceHasNoHandOnLogging() {
		GenericApplicationContext context = (GenericApplicationContext) context(FirstCase.class);

		assertThat(context.getApplicationListeners()).extracting(ApplicationListener::getClass)
			.noneMatch(LoggingApplicationListener.class::isAssignableFrom);
		assertThat(context.getBeanProvider(LoggingSystem.class).stream()).isEmpty();
	}

	private ApplicationContext context(Class<?> testClass) {
		return new TestContextManager(testClass).getTestContext().getApplicationContext();
	}

	@McpServerTest
	@ContextConfiguration(classes = Object.class)
	static class FirstCase {

	}

	@McpServerTest(properties = "logging.level.dev.mcpslice.second=trace")
	@ContextConfiguration(classes = Object.class)
	static class SecondCase {

	}

}
