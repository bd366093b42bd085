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

package dev.mcpslice.internal.server;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link SdkField}.
 */
class SdkFieldTests {

	@Test
	void findsAFieldByItsTypeWhateverItsName() {
		SdkField<Map<String, Integer>> field = SdkField.of(Holder.class, Map.class, String.class, Integer.class);

		assertThat(field.get(new Holder())).containsEntry("one", 1);
	}

	@Test
	void findsAFieldOfASuperclass() {
		SdkField<Map<String, Integer>> field = SdkField.of(Sub.class, Map.class, String.class, Integer.class);

		assertThat(field.require(new Sub())).containsEntry("one", 1);
	}

	@Test
	void missingFieldIsNamedWithClassAndArtifact() {
		assertThatIllegalStateException().isThrownBy(() -> SdkField.of(Holder.class, Thread.class))
			.withMessageContaining(
					"Cannot attach a second transport: %s of test-classes has 0 fields of type java.lang.Thread",
					Holder.class.getName())
			.withMessageContaining("@McpServerTest(transports = ...)");
	}

	@Test
	void missingFieldIsNamedWithItsGenerics() {
		assertThatIllegalStateException()
			.isThrownBy(() -> SdkField.of(Holder.class, Map.class, String.class, Long.class))
			.withMessageContaining("has 0 fields of type java.util.Map<java.lang.String, java.lang.Long>");
	}

	@Test
	void ambiguousFieldIsNamed() {
		assertThatIllegalStateException().isThrownBy(() -> SdkField.of(Holder.class, Map.class))
			.withMessageContaining("has 2 fields of type java.util.Map");
	}

	@Test
	void classOfTheRuntimeHasNoArtifact() {
		assertThatIllegalStateException().isThrownBy(() -> SdkField.of(Object.class, Map.class))
			.withMessageContaining("java.lang.Object of the runtime has 0 fields");
	}

	@Test
	void fieldThatIsNotSetIsNamed() {
		SdkField<List<String>> field = SdkField.of(Holder.class, List.class);

		assertThat(field.get(new Holder())).isNull();
		assertThatIllegalStateException().isThrownBy(() -> field.require(new Holder()))
			.withMessageContaining("'unset' of " + Holder.class.getName() + " has not been set")
			.withMessageContaining("has no MCP server been built for this transport?");
	}

	static class Holder {

		static final Map<String, Integer> CONSTANT = Map.of();

		final Map<String, Integer> numbers = Map.of("one", 1);

		final Map<String, String> words = Map.of();

		List<String> unset;

	}

	static class Sub extends Holder {

	}

}
