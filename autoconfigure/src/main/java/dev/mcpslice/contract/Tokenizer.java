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

package dev.mcpslice.contract;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;

/**
 * Counts tokens as models of OpenAI do since GPT-4o. The models of others count a little
 * differently, and publish no tokenizer that could be run here.
 */
final class Tokenizer {

	private static final String LIBRARY = "com.knuddels.jtokkit.Encodings";

	private Tokenizer() {
	}

	static boolean isPresent(ClassLoader classLoader) {
		return ClassUtils.isPresent(LIBRARY, classLoader);
	}

	/**
	 * Returns the tokenizer.
	 * @return the tokenizer, which is thread-safe
	 * @throws IllegalStateException if the library is absent
	 */
	static TokenCounter get() {
		return get(Tokenizer.class.getClassLoader());
	}

	static TokenCounter get(ClassLoader classLoader) {
		Assert.state(isPresent(classLoader),
				"Tokens are counted by JTokkit, which is not on the class path of the tests. Spring AI's model "
						+ "starters bring it. Without them, add to the test scope:\n\n"
						+ "\tcom.knuddels:jtokkit:1.1.0\n");
		return Library.ENCODING::countTokensOrdinary;
	}

	/**
	 * Loaded when the library is known to be there. Reading the vocabulary takes half a
	 * second.
	 */
	private static final class Library {

		static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);

	}

	/**
	 * Counts the tokens of a text.
	 */
	@FunctionalInterface
	interface TokenCounter {

		int count(String text);

	}

}
