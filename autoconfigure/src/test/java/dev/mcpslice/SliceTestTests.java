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

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link SliceTest}.
 */
class SliceTestTests {

	@Test
	void importsWhatItsAnnotationsAndThoseOfItsEnclosingClassesList() {
		assertThat(new SliceTest(Outer.Inner.class).importedAutoConfiguration()).contains(
				AopAutoConfiguration.class.getName(), MessageSourceAutoConfiguration.class.getName(),
				WebTestClientAutoConfiguration.class.getName());
	}

	@Test
	void doesNotImportWhatTheSliceHas() {
		assertThat(new SliceTest(Plain.class).importedAutoConfiguration())
			.doesNotContain(AopAutoConfiguration.class.getName());
	}

	@Test
	void narrowsTheSliceOrNot() {
		assertThat(new SliceTest(Narrowed.class).components()).containsExactly(String.class);
		assertThat(new SliceTest(Plain.class).components()).isEmpty();
		assertThat(new SliceTest(Outer.class).components()).isEmpty();
	}

	@ImportAutoConfiguration(AopAutoConfiguration.class)
	@AutoConfigureWebTestClient
	static class Outer {

		@Nested
		@ImportAutoConfiguration(MessageSourceAutoConfiguration.class)
		class Inner {

		}

	}

	@McpServerTest
	static class Plain {

	}

	@McpServerTest(String.class)
	static class Narrowed {

	}

}
