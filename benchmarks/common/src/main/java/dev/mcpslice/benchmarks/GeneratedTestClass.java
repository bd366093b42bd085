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

package dev.mcpslice.benchmarks;

import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;

import org.springframework.test.context.TestPropertySource;

/**
 * A test class that inherits all but its properties, by which it has a context of its
 * own.
 */
final class GeneratedTestClass {

	private static final AtomicInteger NUMBERS = new AtomicInteger();

	private GeneratedTestClass() {
	}

	/**
	 * Makes several test classes, each with a context of its own.
	 * @param contender whose test classes
	 * @param count how many
	 * @return the test classes
	 */
	static List<Class<?>> several(Contender contender, int count) {
		return IntStream.range(0, count)
			.<Class<?>>mapToObj((number) -> contender.testClass("benchmarks.context=" + number))
			.toList();
	}

	/**
	 * Makes a test class.
	 * @param base what it inherits from
	 * @param properties its properties
	 * @return the test class, which is the base if there are none
	 */
	static Class<?> of(Class<?> base, String... properties) {
		return (properties.length == 0) ? base : load(base, builder(base, properties));
	}

	/**
	 * Makes a test class with an annotation.
	 * @param base what it inherits from
	 * @param annotation the annotation
	 * @param properties its properties
	 * @return the test class
	 */
	static Class<?> of(Class<?> base, AnnotationDescription annotation, String... properties) {
		return load(base, builder(base, properties).annotateType(annotation));
	}

	/**
	 * Begins to describe an annotation.
	 * @param type its type
	 * @return a builder
	 */
	static AnnotationDescription.Builder annotation(Class<? extends Annotation> type) {
		return AnnotationDescription.Builder.ofType(type);
	}

	private static DynamicType.Builder<?> builder(Class<?> base, String... properties) {
		DynamicType.Builder<?> builder = new ByteBuddy().subclass(base)
			.name("%sNumber%d".formatted(base.getName(), NUMBERS.getAndIncrement()));
		return (properties.length == 0) ? builder : builder
			.annotateType(annotation(TestPropertySource.class).defineArray("properties", properties).build());
	}

	// Into the loader of the base: a loader of its own would have the caches of class
	// loaders miss, of Spring's and of the slice.
	private static Class<?> load(Class<?> base, DynamicType.Builder<?> builder) {
		try {
			return builder.make()
				.load(base.getClassLoader(),
						ClassLoadingStrategy.UsingLookup
							.of(MethodHandles.privateLookupIn(base, MethodHandles.lookup())))
				.getLoaded();
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("%s cannot be inherited from".formatted(base.getName()), ex);
		}
	}

}
