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

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HtmlTests {

	@Test
	void markupIsText() {
		assertThat(Html.escape("<a href=\"x\" title='y'>&amp;</a>"))
			.isEqualTo("&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;");
	}

	@Test
	void invisibleCharactersAreShown() {
		assertThat(Html.escape("a\0b\rc\td\ne\u202ef\u2066g\u200fh\u200ei"))
			.isEqualTo("a\\u0000b\\u000dc\td\ne\\u202ef\\u2066g\\u200fh\\u200ei");
		assertThat(Html.escape("Мастер 😀 \u2029")).isEqualTo("Мастер 😀 \u2029");
	}

	@Test
	void pageAllowsNothingButItsStyle() throws Exception {
		String page = Html.page("A & B", "<p>text</p>");

		assertThat(page).contains("<title>A &amp; B</title>", "<p>text</p>")
			.doesNotContain("<script", "http://", "https://", "url(", "@import", "style=");
		Matcher policy = Pattern.compile("Content-Security-Policy\" content=\"([^\"]*)\"").matcher(page);
		Matcher style = Pattern.compile("(?s)<style>(.*)</style>").matcher(page);
		assertThat(policy.find() && style.find()).isTrue();
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(StandardCharsets.UTF_8));
		assertThat(policy.group(1)).startsWith("default-src 'none'; ")
			.endsWith("style-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
		assertThat(style.group(1)).contains("prefers-color-scheme: dark").doesNotContain("<");
	}

}
