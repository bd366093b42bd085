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

package dev.mcpslice.internal.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;

/**
 * What there is to say about each topic: why it matters, where it is written, and what to
 * change. All of it is in {@code catalogue.json}.
 */
final class Catalogue {

	private static final Map<String, Topic> TOPICS = read("catalogue.json", new TypeRef<>() {
	});

	private Catalogue() {
	}

	static Topic topic(String name) {
		return Objects.requireNonNull(TOPICS.get(name), name);
	}

	/**
	 * Reads data of the library.
	 * @param <T> the type of the data
	 * @param name the name of the resource
	 * @param type the type of the data
	 * @return the data
	 */
	static <T> T read(String name, TypeRef<T> type) {
		try (InputStream in = Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name)) {
			return McpJsonDefaults.getMapper().readValue(in.readAllBytes(), type);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What is said about a topic.
	 *
	 * @param specification where it is written
	 * @param scenarios the scenarios of the wire that are about it
	 * @param why why it matters, in lines
	 * @param change what to change, in lines, by stack; {@code any} for all of them
	 */
	record Topic(String specification, List<String> scenarios, List<String> why, Map<String, List<String>> change) {

		/**
		 * Says what to change.
		 * @param stack the stack
		 * @return lines
		 */
		List<String> change(Stack stack) {
			List<String> lines = new ArrayList<>(this.change.getOrDefault("any", List.of()));
			for (Stack candidate : List.of(Stack.WEBFLUX, Stack.WEBMVC)) {
				List<String> code = this.change.getOrDefault(candidate.key(), List.of());
				if (!code.isEmpty() && stack == candidate) {
					lines.addAll(code);
				}
			}
			return lines;
		}

	}

}
