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

package dev.mcpslice.internal.server;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.util.Assert;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * A private field of a class of the MCP SDK or of Spring AI, looked up by its type. The
 * only place that depends on what those classes keep to themselves.
 *
 * @param <T> the type of the value
 */
public final class SdkField<T> {

	private final Field field;

	private SdkField(Field field) {
		this.field = field;
	}

	/**
	 * Looks a field up.
	 * @param <T> the type of the value
	 * @param declaringClass the class whose field it is, or a subclass of it
	 * @param type the type of the field, or a supertype of it
	 * @param generics what the type's parameters resolve to
	 * @return the field
	 * @throws IllegalStateException if there is not exactly one such field
	 */
	public static <T> SdkField<T> of(Class<?> declaringClass, Class<? super T> type, Class<?>... generics) {
		List<Field> found = new ArrayList<>();
		ReflectionUtils.doWithFields(declaringClass, found::add, (field) -> matches(field, type, generics));
		Assert.state(found.size() == 1, () -> ("Cannot attach a second transport: %s of %s has %d fields of type %s, "
				+ "and one was expected. Use a supported version of the MCP SDK and of Spring AI, or name a single "
				+ "transport: @McpServerTest(transports = ...).")
			.formatted(declaringClass.getName(), artifact(declaringClass), found.size(), describe(type, generics)));
		ReflectionUtils.makeAccessible(found.get(0));
		return new SdkField<>(found.get(0));
	}

	private static boolean matches(Field field, Class<?> type, Class<?>[] generics) {
		if (Modifier.isStatic(field.getModifiers()) || !type.isAssignableFrom(field.getType())) {
			return false;
		}
		ResolvableType resolved = ResolvableType.forField(field).as(type);
		Class<?>[] actual = Arrays.stream(resolved.getGenerics()).map(ResolvableType::resolve).toArray(Class[]::new);
		return generics.length == 0 || Arrays.equals(actual, generics);
	}

	private static ResolvableType describe(Class<?> type, Class<?>[] generics) {
		return (generics.length > 0) ? ResolvableType.forClassWithGenerics(type, generics)
				: ResolvableType.forClass(type);
	}

	private static String artifact(Class<?> declaringClass) {
		CodeSource source = declaringClass.getProtectionDomain().getCodeSource();
		String location = (source != null) ? StringUtils.trimTrailingCharacter(source.getLocation().getPath(), '/')
				: "the runtime";
		return location.substring(location.lastIndexOf('/') + 1);
	}

	/**
	 * Reads the field.
	 * @param target the object whose field is read
	 * @return the value, which is {@code null} as long as nobody has set the field
	 */
	@SuppressWarnings("unchecked")
	public @Nullable T get(Object target) {
		return (T) ReflectionUtils.getField(this.field, target);
	}

	/**
	 * Reads a field that has been set.
	 * @param target the object whose field is read
	 * @return the value
	 * @throws IllegalStateException if nobody has set the field yet
	 */
	public T require(Object target) {
		T value = get(target);
		Assert.state(value != null,
				() -> "'%s' of %s has not been set: has no MCP server been built for this transport?"
					.formatted(this.field.getName(), target.getClass().getName()));
		return value;
	}

}
