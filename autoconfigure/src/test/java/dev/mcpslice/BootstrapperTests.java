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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link McpServerTestContextBootstrapper}.
 */
class BootstrapperTests {

	@Test
	void isOfNoUseWithoutTheAnnotation() {
		assertThatIllegalStateException().isThrownBy(() -> new TestContextManager(WithoutAnnotation.class))
			.withMessage(WithoutAnnotation.class.getName() + " is not annotated with @McpServerTest");
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.0.1", "4.0.2", "4.0.0-RC1" })
	void springBootThatIsTooOldIsRefused(String version) {
		assertThatIllegalStateException().isThrownBy(() -> McpServerTestContextBootstrapper.checkSpringBoot(version))
			.withMessage(
					"@McpServerTest needs Spring Boot 4.0.3 or a newer one, but %s is on the class path. Upgrade it.",
					version);
	}

	@ParameterizedTest
	@ValueSource(strings = { "4.0.3", "4.0.10", "4.1.0" })
	void springBootThatIsNewEnoughIsNot(String version) {
		assertThatNoException().isThrownBy(() -> McpServerTestContextBootstrapper.checkSpringBoot(version));
	}

	@BootstrapWith(McpServerTestContextBootstrapper.class)
	@ContextConfiguration(classes = Object.class)
	static class WithoutAnnotation {

	}

}
