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

package dev.mcpslice.assertj;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.MapAssert;
import org.assertj.core.api.WritableAssertionInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.test.json.JsonContentAssert;

/**
 * What the assertions of this package have in common: they lead on to AssertJ's own,
 * which keep the description and say which part they are about.
 *
 * @param <SELF> the type of the assertion
 * @param <ACTUAL> the type of what is asserted
 */
public abstract class AbstractMcpAssert<SELF extends AbstractMcpAssert<SELF, ACTUAL>, ACTUAL>
		extends AbstractAssert<SELF, ACTUAL> {

	private final McpJsonMapper jsonMapper;

	AbstractMcpAssert(@Nullable ACTUAL actual, Class<?> selfType, McpJsonMapper jsonMapper) {
		super(actual, selfType);
		this.jsonMapper = jsonMapper;
	}

	/**
	 * Returns what is asserted, which has to be there.
	 * @return the actual value
	 */
	final ACTUAL present() {
		notNull(this.actual, this.info);
		return this.actual;
	}

	// A soft assertion goes on after isNotNull(), but there is nothing to lead to.
	static void notNull(@Nullable Object actual, WritableAssertionInfo info) {
		Assertions.assertThat(actual).as(info::descriptionText).isNotNull();
	}

	final <A extends AbstractAssert<?, ?>> A part(String name, A part) {
		return describe(name, extractingForProxy(part));
	}

	// Of Spring's assertions there is no soft form.
	final <A extends AbstractAssert<?, ?>> A describe(String name, A part) {
		Supplier<String> description = () -> {
			String own = this.info.descriptionText();
			return own.isEmpty() ? name : own + "\n" + name;
		};
		part.as(description);
		return part;
	}

	/**
	 * Leads from a soft assertion to another. AssertJ's soft assertions override the
	 * method, which they know by its name.
	 * @param <A> the type of the assertion
	 * @param part the assertion on a part
	 * @return the same, or a soft assertion like it
	 */
	protected <A extends AbstractAssert<?, ?>> A extractingForProxy(A part) {
		return part;
	}

	final JsonContentAssert json(String name, @Nullable Object value) {
		return describe(name, McpAssertions.assertThatJson(value, this.jsonMapper));
	}

	final <T> T convert(String name, @Nullable Object value, Class<T> type) {
		try {
			return this.jsonMapper.convertValue(value, type);
		}
		catch (RuntimeException ex) {
			throw failure("%s cannot be read as %s: %s%n%s", name, type.getName(), ex.getMessage(), text(value));
		}
	}

	final ListAssert<String> strings(String name, List<String> strings) {
		return part(name, Assertions.assertThat(strings));
	}

	final MapAssert<String, Object> meta(@Nullable Map<String, Object> meta) {
		return part("_meta", Assertions.assertThat((meta != null) ? meta : Map.of()));
	}

	/**
	 * Returns the only item of a kind.
	 * @param <T> the kind
	 * @param items the items of that kind
	 * @param kind the name of the kind
	 * @return the item
	 */
	final <T> T only(List<T> items, String kind) {
		if (items.size() != 1) {
			throw failure("Expected exactly one %s, but there are %d in%n%s", kind, items.size(), text(this.actual));
		}
		return items.get(0);
	}

	final byte[] decode(String name, String base64) {
		try {
			return Base64.getDecoder().decode(base64);
		}
		catch (IllegalArgumentException ex) {
			throw failure("%s is not Base64: %s", name, ex.getMessage());
		}
	}

	/**
	 * Returns a value as JSON.
	 * @param value the value
	 * @return its JSON
	 */
	final String text(@Nullable Object value) {
		return JsonDelegate.write(McpJsonDefaults.getMapper(), value);
	}

}
