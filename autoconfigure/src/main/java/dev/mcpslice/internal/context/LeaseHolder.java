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

package dev.mcpslice.internal.context;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/**
 * A test class that uses contexts, with the leases that it holds.
 * <p>
 * {@code @Nested} classes are of one family with the class around them: they run while it
 * does, and see its fields. What is leased exclusively is leased to a family.
 */
final class LeaseHolder {

	private final Class<?> testClass;

	private final Class<?> family;

	private final Map<MergedContextConfiguration, CachedContext> leases = new ConcurrentHashMap<>();

	LeaseHolder(Class<?> testClass) {
		this.testClass = testClass;
		this.family = outermost(testClass);
	}

	private static Class<?> outermost(Class<?> testClass) {
		return ClassUtils.isInnerClass(testClass) ? outermost(testClass.getEnclosingClass()) : testClass;
	}

	boolean isOf(Class<?> testClass) {
		return this.testClass == testClass;
	}

	/**
	 * Whether this class and another are of one family. An inherited nested class is of
	 * that of each class that inherits it; the two heirs are strangers.
	 * @param other the other class
	 * @return whether they are related
	 */
	boolean isRelatedTo(LeaseHolder other) {
		return this.family == other.family || inherits(other) || other.inherits(this);
	}

	private boolean inherits(LeaseHolder nested) {
		return nested.testClass != nested.family && nested.family.isAssignableFrom(this.family);
	}

	Class<?> testClass() {
		return this.testClass;
	}

	Map<MergedContextConfiguration, CachedContext> leases() {
		return this.leases;
	}

	@Nullable CachedContext leased(MergedContextConfiguration key) {
		return this.leases.get(key);
	}

}
