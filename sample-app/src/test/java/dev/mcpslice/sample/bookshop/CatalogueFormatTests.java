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

package dev.mcpslice.sample.bookshop;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CatalogueFormatTests {

	@Test
	void readsWhatItWrites() {
		String line = CatalogueFormat.format(TestBooks.PALACE_WALK);

		Book book = CatalogueFormat.parse(line);

		assertThat(book).isEqualTo(TestBooks.PALACE_WALK);
	}

	@Test
	void readsFieldsWithAndWithoutSpacesAroundThem() {
		Book book = CatalogueFormat.parse("sult|Sult | Knut Hamsun|1890|no |1190|2");

		assertThat(book).isEqualTo(new Book("sult", "Sult", "Knut Hamsun", 1890, "no", 1190, 2));
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', textBlock = """
			''                                          ; expected 7 fields, separated by '|', but found 1
			sult | Sult | Knut Hamsun                   ; expected 7 fields, separated by '|', but found 3
			Sült | Sult | Hamsun | 1890 | no | 1190 | 2 ; the id must be lower-case letters, digits and hyphens
			sult |      | Hamsun | 1890 | no | 1190 | 2 ; the title is missing
			sult | Sult |        | 1890 | no | 1190 | 2 ; the author is missing
			sult | Sult | Hamsun | MDCC | no | 1190 | 2 ; the year must be a number from 0 to 999999999, but is 'MDCC'
			sult | Sult | Hamsun | 1890 | no | 11.9 | 2 ; the price must be a number from 0 to 999999999, but is '11.9'
			sult | Sult | Hamsun | 1890 | no | 1190 | -2; the copies must be a number from 0 to 999999999, but is '-2'
			sult | Sult | Hamsun | 1890 | no | 4294967295 | 2; the price must be a number from 0 to 999999999
			""", quoteCharacter = '`')
	void tellsWhatIsWrongWithALine(String line, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> CatalogueFormat.parse(line))
			.withMessageContaining(reason);
	}

}
