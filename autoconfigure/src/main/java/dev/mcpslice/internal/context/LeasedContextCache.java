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

import java.util.List;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.SpringProperties;
import org.springframework.core.style.ToStringCreator;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.ContextCache;
import org.springframework.test.context.cache.ContextCache.PauseMode;
import org.springframework.test.context.cache.ContextCacheUtils;
import org.springframework.util.Assert;

/**
 * The contexts of all slices in a JVM: loads and closes them, as the
 * {@link ContextLeases} have it. No context is closed while there is a lease on it, and
 * nobody waits for a stranger's to be loaded or closed.
 */
final class LeasedContextCache {

	private static final Log logger = LogFactory.getLog(LeasedContextCache.class);

	private static @Nullable LeasedContextCache shared;

	private final ContextCacheStatistics statistics = new ContextCacheStatistics();

	private final ContextLeases leases;

	/**
	 * Creates an empty cache.
	 * @param maxSize how many contexts there may be. More live only if they are in use.
	 */
	LeasedContextCache(int maxSize) {
		Assert.isTrue(maxSize > 0, () -> "'%s' is %d, but has to be positive"
			.formatted(ContextCache.MAX_CONTEXT_CACHE_SIZE_PROPERTY_NAME, maxSize));
		this.leases = new ContextLeases(maxSize);
	}

	/**
	 * Returns the cache that all slices of this JVM share.
	 * @return the cache
	 */
	static synchronized LeasedContextCache shared() {
		if (shared == null) {
			shared = configured();
		}
		return shared;
	}

	/**
	 * Creates a cache as Spring's properties want it.
	 * @return an empty cache
	 */
	static LeasedContextCache configured() {
		String pauseMode = SpringProperties.getProperty(ContextCache.CONTEXT_CACHE_PAUSE_PROPERTY_NAME);
		if (pauseMode != null && ContextCacheUtils.retrievePauseMode() != PauseMode.NEVER) {
			logger.warn("'%s=%s' has no effect on the contexts of @McpServerTest: they are never paused"
				.formatted(ContextCache.CONTEXT_CACHE_PAUSE_PROPERTY_NAME, pauseMode));
		}
		return new LeasedContextCache(ContextCacheUtils.retrieveMaxCacheSize());
	}

	ApplicationContext load(LeaseHolder holder, MergedContextConfiguration key) {
		CachedContext leased = holder.leased(key);
		ApplicationContext loaded = (leased != null) ? leased.context() : null;
		try {
			if (loaded == null) {
				return load(key, this.leases.lease(holder, key, () -> new SingleContextCache(this)));
			}
			this.statistics.count(loaded);
			return loaded;
		}
		finally {
			this.statistics.log(this);
		}
	}

	private ApplicationContext load(MergedContextConfiguration key, CachedContext leased) {
		try {
			return leased.load(key);
		}
		finally {
			close(this.leases.endLoading(leased));
		}
	}

	boolean isLoaded(LeaseHolder holder, MergedContextConfiguration key) {
		return this.leases.isLoaded(holder, key);
	}

	boolean isLeasedExclusively(Class<?> testClass) {
		return this.leases.isLeasedExclusively(testClass);
	}

	void beginRun(Class<?> testClass) {
		this.leases.beginRun(testClass);
	}

	void endRun(Class<?> testClass) {
		close(this.leases.endRun(testClass));
	}

	boolean runsSeveralTimes(Class<?> testClass) {
		return this.leases.runsSeveralTimes(testClass);
	}

	void release(LeaseHolder holder, MergedContextConfiguration key) {
		close(this.leases.release(holder, key));
	}

	void retire(LeaseHolder holder, MergedContextConfiguration key) {
		close(this.leases.retire(holder, key));
	}

	/**
	 * Makes room for a context that is about to be loaded.
	 */
	void makeRoom() {
		close(this.leases.removeUnwanted());
	}

	private void close(List<CachedContext> contexts) {
		contexts.forEach(this::close);
	}

	private void close(CachedContext context) {
		try {
			context.close();
		}
		catch (RuntimeException | Error ex) {
			logger.warn("A context did not close: " + context.key(), ex);
		}
	}

	ContextCacheStatistics statistics() {
		return this.statistics;
	}

	@Override
	public String toString() {
		return this.statistics.describe(this.leases.describe(new ToStringCreator(this))).toString();
	}

}
