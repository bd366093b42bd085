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

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willReturn;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link DeclaredServer}.
 */
class DeclaredServerTests {

	private static List<String> perMethod(Class<?> testClass, Class<?>... enclosing) {
		ExtensionContext context = mock(ExtensionContext.class);
		given(context.getEnclosingTestClasses()).willReturn(List.of(enclosing));
		willReturn(testClass).given(context).getRequiredTestClass();
		given(context.getTestMethod()).willReturn(Optional.empty());
		return DeclaredServer.perMethod(context)
			.stream()
			.map((server) -> server.annotation().name() + " of " + server.place().replaceFirst(".*\\$", ""))
			.toList();
	}

	@Test
	void nearerServerTakesThePlaceOfAFartherOneWhateverTheirLifecycles() {
		assertThat(perMethod(Outer.class)).containsExactlyInAnyOrder("a of Outer", "b of Outer");
		assertThat(perMethod(Nested.class, Outer.class)).containsExactlyInAnyOrder("b of Outer", "c of Nested");
		assertThat(DeclaredServer.perClass(Nested.class)).extracting((server) -> server.annotation().name())
			.containsExactly("a");
	}

	@McpServerProcessTest(name = "a", lifecycle = Lifecycle.PER_METHOD, application = Object.class)
	@McpServerProcessTest(name = "b", lifecycle = Lifecycle.PER_METHOD, application = Object.class)
	@McpServerProcessTest(name = "c", application = Object.class)
	static class Outer {

	}

	@McpServerProcessTest(name = "a", application = Object.class)
	@McpServerProcessTest(name = "c", lifecycle = Lifecycle.PER_METHOD, application = Object.class)
	static class Nested {

	}

}
