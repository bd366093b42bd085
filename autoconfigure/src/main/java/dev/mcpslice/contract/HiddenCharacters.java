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

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Optional;

/**
 * Characters that nobody sees and models read.
 */
final class HiddenCharacters {

	private static final int ZERO_WIDTH_NON_JOINER = 0x200C;

	private static final int ZERO_WIDTH_JOINER = 0x200D;

	private static final int BLACK_FLAG = 0x1F3F4;

	private static final int EMOJI_PRESENTATION = 0xFE0F;

	private HiddenCharacters() {
	}

	/**
	 * Returns whether a character has no form of its own.
	 * @param character the code point
	 * @return whether nothing is seen of it
	 */
	static boolean isInvisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR,
					Character.SURROGATE, Character.PRIVATE_USE ->
				true;
			// Variation selectors, with which bytes can be written.
			default -> character >= 0xE0100 && character <= 0xE01EF;
		};
	}

	/**
	 * Looks for hidden characters that the script of the text has no use for.
	 * @param text the text
	 * @return the first one with its position
	 */
	static Optional<String> find(String text) {
		int[] characters = text.codePoints().toArray();
		boolean rightToLeft = text.codePoints().anyMatch(HiddenCharacters::isRightToLeft);
		for (int i = 0; i < characters.length; i++) {
			if (isInvisible(characters[i]) && !isInPlace(characters, i, rightToLeft)) {
				return Optional.of("U+%04X (%s) at position %d".formatted(characters[i], name(characters[i]), i));
			}
		}
		return Optional.empty();
	}

	private static boolean isInPlace(int[] characters, int index, boolean rightToLeft) {
		int character = characters[index];
		int previous = (index > 0) ? characters[index - 1] : ' ';
		return switch (character) {
			case '\n', '\r', '\t' -> true;
			// Between letters of scripts that need them, and parts of an emoji.
			case ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER -> isJoined(previous);
			// Marks and isolates are part of right-to-left text, overrides are not.
			case 0x061C, 0x200E, 0x200F, 0x2066, 0x2067, 0x2068, 0x2069 -> rightToLeft;
			default -> isTag(character) && isFlag(characters, index);
		};
	}

	private static boolean isJoined(int previous) {
		return previous == EMOJI_PRESENTATION || switch (UnicodeScript.of(previous)) {
			case LATIN, COMMON, GREEK, CYRILLIC, HAN, HIRAGANA, KATAKANA, HANGUL -> isEmoji(previous);
			default -> true;
		};
	}

	private static boolean isEmoji(int character) {
		return (character >= 0x1F000 && character <= 0x1FAFF) || (character >= 0x2600 && character <= 0x27BF);
	}

	// The flags of England, Scotland and Wales are a black flag with tags.
	private static boolean isFlag(int[] characters, int index) {
		int start = index;
		while (start > 0 && isTag(characters[start])) {
			start--;
		}
		return characters[start] == BLACK_FLAG && index - start <= 6;
	}

	private static boolean isTag(int character) {
		return character >= 0xE0000 && character <= 0xE007F;
	}

	private static boolean isRightToLeft(int character) {
		byte direction = Character.getDirectionality(character);
		return !isInvisible(character) && (direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
				|| direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC);
	}

	private static String name(int character) {
		String name = Character.getName(character);
		return (name != null) ? name.toLowerCase(Locale.ROOT) : "not assigned";
	}

}
