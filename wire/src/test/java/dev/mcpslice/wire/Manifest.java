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

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.annotation.EnumNaming;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;

/**
 * The list of scenarios, {@code scenarios.yml}.
 *
 * @param entries the scenarios by id, in the order of the list
 */
record Manifest(Map<String, Entry> entries) {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static Manifest read() {
		try (InputStream yaml = new ClassPathResource("scenarios.yml").getInputStream()) {
			return new Manifest(JSON.convertValue(new Yaml().load(yaml), new TypeReference<>() {
			}));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Finds scenarios.
	 * @param stack what the server runs on
	 * @param suite the letter with which their ids begin, or an empty text for all
	 * @param statuses what they have to be
	 * @return their ids, in the order of the list
	 */
	List<String> ids(Stack stack, String suite, Status... statuses) {
		return this.entries.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().startsWith(suite))
			.filter((entry) -> Arrays.asList(statuses).contains(entry.getValue().status(stack)))
			.map(Map.Entry::getKey)
			.toList();
	}

	/**
	 * Whether a scenario is as it should be.
	 */
	@EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
	enum Status {

		/**
		 * It is, and a test shows it.
		 */
		COVERED,

		/**
		 * Something else happens, and a test shows that.
		 */
		DIVERGENT,

		/**
		 * It cannot exist here.
		 */
		NOT_APPLICABLE

	}

	/**
	 * A scenario.
	 *
	 * @param scenario what is given, and what has to happen
	 * @param specification the section of the MCP specification that says so, if one does
	 * @param status whether it is so
	 * @param instead what happens instead, if it is divergent
	 * @param because why, if it is not covered
	 * @param platform whether all its tests run with the profile {@code platform} only
	 * @param upstream the issue about it, if there is one
	 * @param sdk what is different with a version of the MCP SDK, by version
	 * @param webmvc what is different on servlets, if something is
	 */
	record Entry(String scenario, @Nullable URI specification, Status status, @Nullable String instead,
			@Nullable String because, @Nullable Boolean platform, @Nullable URI upstream,
			@Nullable Map<String, String> sdk, @Nullable Difference webmvc) {

		Status status(Stack stack) {
			return (stack == Stack.WEBMVC && this.webmvc != null) ? this.webmvc.status() : this.status;
		}

	}

	/**
	 * What is different on servlets.
	 *
	 * @param status whether it is as it should be there
	 * @param instead what happens instead, if it is divergent
	 * @param because why, if it is not covered
	 * @param upstream the issue about it, if there is one
	 */
	record Difference(Status status, @Nullable String instead, @Nullable String because, @Nullable URI upstream) {
	}

}
