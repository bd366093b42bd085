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

package dev.mcpslice.internal.report;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PrettyJsonTests {

	private static String text(String json) {
		return PrettyJson.html(json).replaceAll("</?[bi]>", "").replace("&quot;", "\"");
	}

	@Test
	void levelsAreIndented() {
		assertThat(text("{\"a\":[1,true,{\"b\":null}],\"c\":{},\"d\":[]}")).isEqualTo("""
				{
				  "a": [
				    1,
				    true,
				    {
				      "b": null
				    }
				  ],
				  "c": {},
				  "d": []
				}""");
	}

	@Test
	void namesAndStringsAreMarked() {
		assertThat(PrettyJson.html("{\"a\":\"b\"}")).isEqualTo("{\n  <b>&quot;a&quot;</b>: <i>&quot;b&quot;</i>\n}");
	}

	@Test
	void stringsStayAsTheyAre() {
		assertThat(text("\"a, {b}: [\\\"c\\\"]\\\\\"")).isEqualTo("\"a, {b}: [\\\"c\\\"]\\\\\"");
		assertThat(PrettyJson.html("\"<b>\"")).isEqualTo("<i>&quot;&lt;b&gt;&quot;</i>");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[", "\"", "\"a\\", "{\"a\":", "{\"a\":\"xx… (12 characters in all)", "]]}",
			"no JSON" })
	void anythingElseIsLaidOutAsFarAsItGoes(String json) {
		assertThat(text(json).replaceAll("\\s", "")).isEqualTo(json.replaceAll("\\s", ""));
	}

	@Test
	void deepNestingTakesNoMoreThanItsShare() {
		String html = PrettyJson.html("[".repeat(60_000));

		assertThat(html).hasSizeLessThan(60_000 * 70);
	}

}
