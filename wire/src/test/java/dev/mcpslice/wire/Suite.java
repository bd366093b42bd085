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

package dev.mcpslice.wire;

import java.util.List;
import java.util.stream.IntStream;

import dev.mcpslice.wire.Manifest.Status;

/**
 * The suites, of which a scenario's id begins with the name.
 */
enum Suite {

	/**
	 * Streamable HTTP.
	 */
	A("Streamable HTTP", 61),

	/**
	 * SSE.
	 */
	B("SSE", 18),

	/**
	 * Header security over SSE.
	 */
	C("Header security, SSE", 11),

	/**
	 * Header security over streamable HTTP.
	 */
	D("Header security, streamable HTTP", 8),

	/**
	 * Text beyond ASCII.
	 */
	E("Unicode, both transports", 7);

	private final String title;

	private final int size;

	Suite(String title, int size) {
		this.title = title;
		this.size = size;
	}

	/**
	 * Returns the ids that the manifest has to have.
	 * @return all ids of this suite
	 */
	List<String> ids() {
		return IntStream.rangeClosed(1, this.size).mapToObj((number) -> "%s%02d".formatted(name(), number)).toList();
	}

	/**
	 * Sums this suite up.
	 * @param manifest the manifest
	 * @param stack what the server runs on
	 * @return a row of a table in Markdown
	 */
	String row(Manifest manifest, Stack stack) {
		return "| %s. %s | %s | %s | %s | %s |".formatted(name(), this.title, stack,
				manifest.ids(stack, name(), Status.COVERED).size(),
				count(manifest.ids(stack, name(), Status.DIVERGENT)),
				count(manifest.ids(stack, name(), Status.NOT_APPLICABLE)));
	}

	private static String count(List<String> ids) {
		return ids.isEmpty() ? "0" : "%d: %s".formatted(ids.size(), String.join(", ", ids));
	}

}
