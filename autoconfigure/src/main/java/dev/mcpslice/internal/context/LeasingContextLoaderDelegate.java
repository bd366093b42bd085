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

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.CacheAwareContextLoaderDelegate;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * {@link CacheAwareContextLoaderDelegate} of one test class. The class keeps the context
 * that it has got until it is done with it, whatever other classes do meanwhile.
 * <p>
 * Thread-safe.
 */
public final class LeasingContextLoaderDelegate implements CacheAwareContextLoaderDelegate {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private final LeasedContextCache cache;

	private final LeaseHolder holder;

	/**
	 * Creates a delegate over the contexts that all slices of the JVM share.
	 * @param testClass the test class that is going to use the contexts
	 */
	public LeasingContextLoaderDelegate(Class<?> testClass) {
		this(LeasedContextCache.shared(), testClass);
	}

	LeasingContextLoaderDelegate(LeasedContextCache cache, Class<?> testClass) {
		this.cache = cache;
		this.holder = new LeaseHolder(testClass);
	}

	@Override
	public ApplicationContext loadContext(MergedContextConfiguration mergedConfig) {
		try (SlowStartWatch watch = new SlowStartWatch(mergedConfig.getTestClass(), PATIENCE)) {
			return this.cache.load(this.holder, mergedConfig);
		}
		catch (IllegalStateException ex) {
			throw new ContextFailure(mergedConfig.getTestClass(), ex).explain();
		}
	}

	@Override
	public boolean isContextLoaded(MergedContextConfiguration mergedConfig) {
		return this.cache.isLoaded(this.holder, mergedConfig);
	}

	@Override
	public void unregisterContextUsage(MergedContextConfiguration mergedConfig, Class<?> testClass) {
		this.cache.release(this.holder, mergedConfig);
	}

	@Override
	public void closeContext(MergedContextConfiguration mergedConfig, @Nullable HierarchyMode hierarchyMode) {
		MergedContextConfiguration top = mergedConfig;
		if (hierarchyMode == HierarchyMode.EXHAUSTIVE) {
			for (MergedContextConfiguration level = top; level != null; level = level.getParent()) {
				top = level;
			}
		}
		this.cache.retire(this.holder, top);
	}

}
