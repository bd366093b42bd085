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

import java.math.BigDecimal;

import org.springframework.data.annotation.Id;

/**
 * A book that the shop sells.
 *
 * @param id the shop's own identifier, lower-case letters, digits and hyphens
 * @param title the title, in the language and script of the original
 * @param author the author, in the same script
 * @param published the year in which it appeared
 * @param language the language as a BCP 47 tag, such as {@code ru}
 * @param priceInCents the price in euro cents
 * @param copies the number of copies in stock
 */
public record Book(@Id String id, String title, String author, int published, String language, int priceInCents,
		int copies) {

	/**
	 * Returns the price the way it stands on the label, such as {@code 12.90 EUR}.
	 * @return the price with its currency
	 */
	public String price() {
		return BigDecimal.valueOf(this.priceInCents, 2) + " EUR";
	}

}
