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

package dev.mcpslice.parallel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.StockCacheBootstrapper;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

import org.springframework.test.context.BootstrapWith;

/**
 * Makes test classes, where a proof takes many of them: each with a configuration, and so
 * with a context, of its own. They extend public classes and are in a class loader of
 * their own, which has to be that of the thread that uses them.
 */
final class Generated {

	private static final AnnotationDescription STOCK_CACHE = AnnotationDescription.Builder.ofType(BootstrapWith.class)
		.define("value", StockCacheBootstrapper.class)
		.build();

	/**
	 * The profiles of the web stacks that take turns.
	 */
	private static final List<String> STACKS = List
		.of(System.getProperty("mcpslice.stacks", "reactive,servlet").split(","));

	private Generated() {
	}

	/**
	 * Makes test classes of the slice.
	 * @param base what they extend
	 * @param count how many
	 * @return the classes, whose contexts are named "context 0" and so on
	 */
	static List<Class<?>> sliceTests(Class<?> base, int count) {
		return load(base, IntStream.range(0, count).mapToObj((number) -> builder(base, number)).toList());
	}

	/**
	 * Makes test classes of the slice that have their contexts from stock Spring's cache.
	 * @param base what they extend
	 * @param count how many
	 * @return the classes, whose contexts are named "context 0" and so on
	 */
	static List<Class<?>> stockCacheTests(Class<?> base, int count) {
		return load(base,
				IntStream
					.range(0, count).<DynamicType
							.Builder<?>>mapToObj((number) -> builder(base, number).annotateType(STOCK_CACHE))
					.toList());
	}

	private static DynamicType.Builder<?> builder(Class<?> base, int number) {
		return new ByteBuddy().subclass(base)
			.name("%sNumber%04d".formatted(base.getName(), number))
			.annotateType(AnnotationDescription.Builder.ofType(McpServerTest.class)
				.defineArray("properties", "test.identity=context " + number,
						"spring.profiles.active=" + STACKS.get(number % STACKS.size()))
				.build());
	}

	private static List<Class<?>> load(Class<?> base, List<? extends DynamicType.Builder<?>> builders) {
		List<DynamicType.Unloaded<?>> types = builders
			.stream().<DynamicType.Unloaded<?>>map(DynamicType.Builder::make).collect(Collectors.toList());
		DynamicType.Loaded<?> loaded = types.get(0)
			.include(types.subList(1, types.size()))
			.load(base.getClassLoader(), ClassLoadingStrategy.Default.WRAPPER_PERSISTENT);
		List<Class<?>> classes = new ArrayList<>(loaded.getLoadedAuxiliaryTypes().values());
		classes.add(loaded.getLoaded());
		classes.sort(Comparator.comparing(Class::getName));
		return classes;
	}

	/**
	 * Does something that looks for classes in the thread's class loader.
	 * @param testClass one of the classes that it has to find
	 * @param action what to do
	 * @param <T> what comes of it
	 * @return what comes of it
	 */
	static <T> T with(Class<?> testClass, Supplier<T> action) {
		Thread thread = Thread.currentThread();
		ClassLoader before = thread.getContextClassLoader();
		thread.setContextClassLoader(testClass.getClassLoader());
		try {
			return action.get();
		}
		finally {
			thread.setContextClassLoader(before);
		}
	}

}
