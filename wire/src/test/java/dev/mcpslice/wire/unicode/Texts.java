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

package dev.mcpslice.wire.unicode;

import java.util.List;

/**
 * Texts to be sent to and fro.
 */
final class Texts {

	/**
	 * Scripts, symbols and controls as they come.
	 */
	static final List<String> TEXTS = List.of("«Слой хранилища, где располагаются»", "Привет мир", "你好世界 - 这是一个测试",
			"こんにちは世界 - これはテストです", "안녕하세요 세계 - 이것은 테스트입니다", "مرحبا بالعالم - هذا اختبار", "שלום עולם - זה מבחן",
			"Γεια σου κόσμε - αυτό είναι δοκιμή", "Hello 👋 World 🌍 - Testing 🧪 Unicode ✨", "∑ ∫ √ ∞ ≠ ≤ ≥ ∈ ∉ ⊆ ⊇",
			"Café, naïve, résumé, piñata, Zürich", "Hello世界🌍Привет안녕مرحباשלום", "Line\nTab\tCR\rBoth\r\nEnd",
			"«French» „German“ “English” 「Japanese」", "€100 £50 ¥1000 ₹500 ₽200 ¢99");

	/**
	 * What ends lines elsewhere, what is not seen, and what is hardly a character.
	 */
	static final List<String> DIFFICULT = List.of("next\u0085line", "line\u2028separator", "paragraph\u2029separator",
			"\uFEFFbyte order mark\uFEFF", "\u0085\u2028\u2029", "👨‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 🇫🇮",
			"e\u0301 a\u0308\u0323 Z̷̢̛a̸l̶g̵o̴", "\u200Fright\u200E to \u202Eleft\u202C \u2067mark\u2069",
			"nul\u0000nul", "\u0001\u001F\u007F\u009F", "\uFFFE\uFFFF\uFDD0", "\uD800\uDC00 \uDBFF\uDFFF",
			"\u00A0\u3000\u200B\u00AD", "\u001C\u001D\u001E\u000B\u000C", "data: x\n\nevent: message\n\ndata: y",
			" leading and trailing ", "\"\\/\b", "");

	private Texts() {
	}

}
