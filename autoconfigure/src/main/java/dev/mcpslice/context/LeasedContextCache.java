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

package dev.mcpslice.context;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

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
 * The contexts of all slices in a JVM, in order of their last use.
 * <p>
 * A test class has a lease on each context that it uses, and no context is closed while
 * there is a lease on it. The lock of this object guards who holds what. It is never held
 * while a context is loaded or closed, so that nobody waits for a stranger's.
 */
final class LeasedContextCache {

	private static final Log logger = LogFactory.getLog(LeasedContextCache.class);

	private static final Log statisticsLogger = LogFactory.getLog(ContextCache.CONTEXT_CACHE_LOGGING_CATEGORY);

	private static @Nullable LeasedContextCache shared;

	private final int maxSize;

	private final Set<CachedContext> contexts = new LinkedHashSet<>();

	private final Map<MergedContextConfiguration, Integer> failures = new ConcurrentHashMap<>();

	private final AtomicInteger hits = new AtomicInteger();

	private final AtomicInteger misses = new AtomicInteger();

	/**
	 * Creates an empty cache.
	 * @param maxSize how many contexts there may be. More live only if they are in use.
	 */
	LeasedContextCache(int maxSize) {
		Assert.isTrue(maxSize > 0, () -> "'%s' is %d, but has to be positive"
			.formatted(ContextCache.MAX_CONTEXT_CACHE_SIZE_PROPERTY_NAME, maxSize));
		this.maxSize = maxSize;
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

	ApplicationContext load(Lessee lessee, MergedContextConfiguration key) {
		CachedContext leased = lessee.leased(key);
		ApplicationContext loaded = (leased != null) ? leased.context() : null;
		try {
			if (loaded == null) {
				return load(lessee, key, lease(lessee, key));
			}
			this.hits.incrementAndGet();
			return loaded;
		}
		finally {
			logStatistics();
		}
	}

	private ApplicationContext load(Lessee lessee, MergedContextConfiguration key, CachedContext leased) {
		boolean successful = false;
		try {
			ApplicationContext loaded = leased.load(key);
			successful = true;
			return loaded;
		}
		finally {
			endLoading(lessee, key, leased, successful);
		}
	}

	private void endLoading(Lessee lessee, MergedContextConfiguration key, CachedContext leased, boolean successful) {
		synchronized (this) {
			leased.endLoading();
		}
		if (!successful) {
			release(lessee, key);
		}
		closeUnwanted();
	}

	private synchronized CachedContext lease(Lessee lessee, MergedContextConfiguration key) {
		CachedContext leased = findOrAdd(lessee, key);
		for (CachedContext level = leased; level != null; level = level.parent()) {
			level.lessees().add(lessee);
			lessee.leases().put(level.key(), level);
			touch(level);
		}
		leased.beginLoading();
		return leased;
	}

	private CachedContext findOrAdd(Lessee lessee, MergedContextConfiguration key) {
		CachedContext found = find(lessee, key);
		if (found != null) {
			this.hits.incrementAndGet();
			return found;
		}
		this.misses.incrementAndGet();
		MergedContextConfiguration parentKey = key.getParent();
		CachedContext parent = (parentKey != null) ? findOrAdd(lessee, parentKey) : null;
		CachedContext added = new CachedContext(key, parent, new SingleContextCache(this));
		this.contexts.add(added);
		return added;
	}

	private @Nullable CachedContext find(Lessee lessee, MergedContextConfiguration key) {
		CachedContext leased = lessee.leased(key);
		if (leased != null) {
			return leased;
		}
		// Where a nested class has the choice, it shares with its family.
		return withKey(key).stream()
			.filter((context) -> context.isAvailableTo(lessee) && hasParentOf(lessee, context))
			.max(Comparator.comparingInt((context) -> context.lessees().size()))
			.orElse(null);
	}

	private boolean hasParentOf(Lessee lessee, CachedContext context) {
		CachedContext parent = context.parent();
		CachedContext leased = (parent != null) ? lessee.leased(parent.key()) : null;
		return leased == null || leased == parent;
	}

	private List<CachedContext> withKey(MergedContextConfiguration key) {
		return this.contexts.stream().filter((context) -> context.key().equals(key)).toList();
	}

	private void touch(CachedContext context) {
		this.contexts.remove(context);
		this.contexts.add(context);
	}

	/**
	 * Whether a class gets a context without waiting.
	 * @param lessee the class
	 * @param key the key of the context
	 * @return whether it has been loaded, and is leased to that class or free for it
	 */
	synchronized boolean isLoaded(Lessee lessee, MergedContextConfiguration key) {
		CachedContext found = find(lessee, key);
		return found != null && found.context() != null;
	}

	/**
	 * Whether a class has a lease on a context that it shares with no other.
	 * @param testClass the class
	 * @return whether it holds an exclusive lease
	 */
	synchronized boolean isLeasedExclusively(Class<?> testClass) {
		return this.contexts.stream()
			.anyMatch((context) -> context.isExclusive()
					&& context.lessees().stream().anyMatch((lessee) -> lessee.isOf(testClass)));
	}

	/**
	 * Ends the leases of a class on a context and its parents, if it has any.
	 * @param lessee the class
	 * @param key the key of the context
	 */
	void release(Lessee lessee, MergedContextConfiguration key) {
		synchronized (this) {
			for (MergedContextConfiguration level = key; level != null; level = level.getParent()) {
				CachedContext leased = lessee.leased(level);
				if (leased != null) {
					release(lessee, leased);
				}
			}
		}
		closeUnwanted();
	}

	/**
	 * Ends all leases of a class.
	 * @param testClass the class
	 */
	void release(Class<?> testClass) {
		synchronized (this) {
			for (CachedContext context : List.copyOf(this.contexts)) {
				List.copyOf(context.lessees())
					.stream()
					.filter((lessee) -> lessee.isOf(testClass))
					.forEach((lessee) -> release(lessee, context));
			}
		}
		closeUnwanted();
	}

	private void release(Lessee lessee, CachedContext leased) {
		leased.lessees().remove(lessee);
		lessee.leases().remove(leased.key());
		touch(leased);
	}

	/**
	 * Sees to it that nobody gets a context any more, or one below it. The caller's
	 * leases end; what others have leased is closed when the last of them is done.
	 * @param lessee the class that does not want the context any more
	 * @param key the key of the context
	 */
	void retire(Lessee lessee, MergedContextConfiguration key) {
		synchronized (this) {
			CachedContext leased = lessee.leased(key);
			for (CachedContext top : (leased != null) ? List.of(leased) : withKey(key)) {
				withDescendants(top).forEach(CachedContext::retire);
			}
			List.copyOf(lessee.leases().values())
				.stream()
				.filter(CachedContext::isRetired)
				.forEach((context) -> release(lessee, context));
		}
		closeUnwanted();
	}

	private List<CachedContext> withDescendants(CachedContext top) {
		return this.contexts.stream().filter((context) -> context.isOrDescendsFrom(top)).toList();
	}

	/**
	 * Closes what nobody is going to use, and what there is too much of.
	 */
	void closeUnwanted() {
		List<CachedContext> removed = new ArrayList<>();
		synchronized (this) {
			removed.addAll(this.contexts.stream().filter(CachedContext::isUnwanted).toList());
			removed.forEach(this.contexts::remove);
			for (CachedContext leastRecentlyUsed : List.copyOf(this.contexts)) {
				// A parent has always been used after its children, and goes after them.
				if (this.contexts.size() > this.maxSize && leastRecentlyUsed.isIdle()) {
					this.contexts.remove(leastRecentlyUsed);
					removed.add(leastRecentlyUsed);
				}
			}
		}
		removed.sort(Comparator.comparingInt(CachedContext::depth).reversed());
		removed.forEach(this::close);
	}

	private void close(CachedContext context) {
		try {
			context.close();
		}
		catch (RuntimeException ex) {
			logger.warn("A context did not close: " + context.key(), ex);
		}
	}

	int failureCount(MergedContextConfiguration key) {
		return this.failures.getOrDefault(key, 0);
	}

	void countFailure(MergedContextConfiguration key) {
		this.failures.merge(key, 1, Integer::sum);
	}

	private void logStatistics() {
		if (statisticsLogger.isDebugEnabled()) {
			statisticsLogger.debug("Spring test ApplicationContext cache statistics: " + this);
		}
	}

	@Override
	public synchronized String toString() {
		return new ToStringCreator(this).append("size", this.contexts.size())
			.append("maxSize", this.maxSize)
			.append("contextUsageCount", this.contexts.stream().filter((context) -> !context.isIdle()).count())
			.append("parentContextCount",
					this.contexts.stream().map(CachedContext::parent).filter(Objects::nonNull).distinct().count())
			.append("hitCount", this.hits)
			.append("missCount", this.misses)
			.append("failureCount", this.failures.values().stream().mapToInt(Integer::intValue).sum())
			.toString();
	}

}
