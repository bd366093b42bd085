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

/**
 * Books that tests put on the shelves.
 */
public final class TestBooks {

	public static final Book MASTER_AND_MARGARITA = new Book("master-and-margarita", "Мастер и Маргарита",
			"Михаил Булгаков", 1967, "ru", 1290, 4);

	public static final Book HEART_OF_A_DOG = new Book("heart-of-a-dog", "Собачье сердце", "Михаил Булгаков", 1968,
			"ru", 890, 2);

	public static final Book PALACE_WALK = new Book("palace-walk", "بين القصرين", "نجيب محفوظ", 1956, "ar", 1390, 3);

	public static final Book SOLD_OUT = new Book("three-body-problem", "三体", "刘慈欣", 2008, "zh", 1190, 0);

	private TestBooks() {
	}

}
