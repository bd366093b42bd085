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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerIdentity}.
 */
class ServerIdentityTests {

	@Test
	void twoServersOfOneClassAreTwo() {
		assertThat(ServerIdentity.create(Object.class.getName()))
			.isNotEqualTo(ServerIdentity.create(Object.class.getName()));
	}

	@Test
	void travelsInAHeaderWhateverTheNameOfTheClass() {
		ServerIdentity identity = new ServerIdentity("1", "de.büch-er.Книги$Innere Tests");

		assertThat(identity.toHeader()).isPrintable().isASCII();
		assertThat(ServerIdentity.fromHeader(identity.toHeader())).isEqualTo(identity);
		assertThat(identity).hasToString("the MCP server of de.büch-er.Книги$Innere Tests");
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "nobody", "1 %" })
	void headerOfSomebodyElseIsNone(String value) {
		assertThat(ServerIdentity.fromHeader(value)).isNull();
	}

}
