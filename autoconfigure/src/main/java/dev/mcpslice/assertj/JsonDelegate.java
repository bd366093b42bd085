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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.test.json.JsonConverterDelegate;

/**
 * Lets Spring's JSON assertions convert with the SDK's mapper.
 */
@SuppressWarnings("TypeParameterUnusedInFormals") // as the interface has it
final class JsonDelegate implements JsonConverterDelegate {

	private final McpJsonMapper mapper;

	JsonDelegate(McpJsonMapper mapper) {
		this.mapper = mapper;
	}

	static String write(McpJsonMapper mapper, @Nullable Object value) {
		try {
			return mapper.writeValueAsString(value);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public <T> T read(String content, ResolvableType targetType) throws IOException {
		return this.mapper.readValue(content, new RuntimeTypeRef<T>(targetType.getType()));
	}

	@Override
	public <T> T map(Object value, ResolvableType targetType) {
		return this.mapper.convertValue(value, new RuntimeTypeRef<T>(targetType.getType()));
	}

	/**
	 * A type that is known only when the test runs.
	 *
	 * @param <T> the type
	 */
	private static final class RuntimeTypeRef<T> extends TypeRef<T> {

		private final Type type;

		RuntimeTypeRef(Type type) {
			this.type = type;
		}

		@Override
		public Type getType() {
			return this.type;
		}

	}

}
