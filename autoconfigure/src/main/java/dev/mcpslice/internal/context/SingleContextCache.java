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

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.ContextCache;
import org.springframework.test.context.cache.DefaultContextCache;

/**
 * Spring's {@link ContextCache} for one {@link CachedContext}: hits, misses and failures
 * are counted for all, and room is made among all, before the context is loaded.
 */
final class SingleContextCache extends DefaultContextCache {

	private final LeasedContextCache all;

	SingleContextCache(LeasedContextCache all) {
		super(1, PauseMode.NEVER);
		this.all = all;
	}

	@Override
	public ApplicationContext put(MergedContextConfiguration key, LoadFunction loadFunction) {
		this.all.makeRoom();
		return super.put(key, loadFunction);
	}

	@Override
	public @Nullable ApplicationContext get(MergedContextConfiguration key) {
		ApplicationContext found = super.get(key);
		this.all.statistics().count(found);
		return found;
	}

	@Override
	public int getFailureCount(MergedContextConfiguration key) {
		return this.all.statistics().failureCount(key);
	}

	@Override
	public void incrementFailureCount(MergedContextConfiguration key) {
		this.all.statistics().countFailure(key);
	}

	@Override
	public void logStatistics() {
		// Those of all are logged, by the one who asked.
	}

}
