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

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;

/**
 * Pages that load nothing, run nothing, and show all text as text.
 */
final class Html {

	private static final String STYLE;

	private static final String POLICY;

	static {
		try (InputStream style = Objects.requireNonNull(Html.class.getResourceAsStream("report.css"))) {
			// As browsers do before they compare the hash.
			STYLE = new String(style.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(STYLE.getBytes(StandardCharsets.UTF_8));
			POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
					+ Base64.getEncoder().encodeToString(hash) + "'";
		}
		catch (IOException | NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Html() {
	}

	/**
	 * Returns a page.
	 * @param title its title, as text
	 * @param body its body, as HTML
	 * @return the page
	 */
	static String page(String title, String body) {
		return """
				<!DOCTYPE html>
				<html lang="en">
				<head>
				<meta charset="UTF-8">
				<meta http-equiv="Content-Security-Policy" content="%s">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<meta name="color-scheme" content="light dark">
				<title>%s</title>
				<style>%s</style>
				</head>
				<body>
				%s</body>
				</html>
				""".formatted(POLICY, escape(title), STYLE, body);
	}

	/**
	 * Returns text as HTML that shows it, in elements and in attributes with quotation
	 * marks. Characters that would be invisible, or change the direction of what follows,
	 * are shown by their number.
	 * @param text the text
	 * @return the HTML
	 */
	static String escape(String text) {
		StringBuilder html = new StringBuilder(text.length() + 16);
		for (int i = 0; i < text.length(); i++) {
			escape(text.charAt(i), html);
		}
		return html.toString();
	}

	static void escape(char character, StringBuilder html) {
		switch (character) {
			case '&' -> html.append("&amp;");
			case '<' -> html.append("&lt;");
			case '>' -> html.append("&gt;");
			case '"' -> html.append("&quot;");
			case '\'' -> html.append("&#39;");
			case '\n', '\t' -> html.append(character);
			default -> {
				if (isVisible(character)) {
					html.append(character);
				}
				else {
					html.append("\\u%04x".formatted((int) character));
				}
			}
		}
	}

	private static boolean isVisible(char character) {
		boolean direction = (character >= '\u202a' && character <= '\u202e')
				|| (character >= '\u2066' && character <= '\u2069') || character == '\u200e' || character == '\u200f';
		return !direction && !Character.isISOControl(character);
	}

}
