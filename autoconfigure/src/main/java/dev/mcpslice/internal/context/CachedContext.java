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

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.CacheAwareContextLoaderDelegate;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.bean.override.BeanOverrideHandler;
import org.springframework.test.context.cache.ContextCache;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;

/**
 * One context of the {@link LeasedContextCache}, and who uses it.
 * <p>
 * Loading and closing are Spring's: each context has a delegate with a cache for itself,
 * whose lock keeps those apart that want the same context, and nobody else. All other
 * state is guarded by the lock of the {@link ContextLeases}.
 */
final class CachedContext {

	private final MergedContextConfiguration key;

	private final @Nullable CachedContext parent;

	private final boolean exclusive;

	private final CacheAwareContextLoaderDelegate loader;

	private final Set<LeaseHolder> holders = new HashSet<>();

	private volatile @Nullable ApplicationContext context;

	private int loading;

	private boolean retired;

	CachedContext(MergedContextConfiguration key, @Nullable CachedContext parent, ContextCache springsCache) {
		this.key = key;
		this.parent = parent;
		this.exclusive = hasBeanOverrides(key);
		this.loader = new DefaultCacheAwareContextLoaderDelegate(springsCache);
	}

	// What @MockitoBean, @TestBean and the like have in common. The customizer itself is
	// not public, its package is.
	private static boolean hasBeanOverrides(MergedContextConfiguration key) {
		return key.getContextCustomizers()
			.stream()
			.anyMatch((customizer) -> customizer.getClass().getPackage() == BeanOverrideHandler.class.getPackage());
	}

	/**
	 * Loads the context, or waits until somebody else has.
	 * @param key the key, as the caller knows it: equal to that of this context, with the
	 * caller's way to the parent
	 * @return the context
	 */
	ApplicationContext load(MergedContextConfiguration key) {
		ApplicationContext loaded = this.loader.loadContext(key);
		this.context = loaded;
		return loaded;
	}

	void close() {
		this.loader.closeContext(this.key, null);
	}

	MergedContextConfiguration key() {
		return this.key;
	}

	@Nullable CachedContext parent() {
		return this.parent;
	}

	Set<LeaseHolder> holders() {
		return this.holders;
	}

	@Nullable ApplicationContext context() {
		return this.context;
	}

	boolean isExclusive() {
		return this.exclusive;
	}

	/**
	 * Whether a class that does not have a lease may get one: not on what is about to go,
	 * or has been closed or stopped by a test, nor on what is leased to others
	 * exclusively.
	 * @param holder the class
	 * @return whether this context, with its parents, is free for it
	 */
	boolean isAvailableTo(LeaseHolder holder) {
		return isUsable() && (!this.exclusive || this.holders.stream().allMatch(holder::isRelatedTo))
				&& (this.parent == null || this.parent.isAvailableTo(holder));
	}

	private boolean isUsable() {
		return !this.retired && !hasEnded() && (this.parent == null || this.parent.isUsable());
	}

	private boolean hasEnded() {
		return this.context instanceof ConfigurableApplicationContext loaded
				&& (loaded.isClosed() || !loaded.isRunning());
	}

	/**
	 * Keeps this context and its parents from being closed while it is loaded.
	 */
	void beginLoading() {
		this.loading++;
		if (this.parent != null) {
			this.parent.beginLoading();
		}
	}

	void endLoading() {
		this.loading--;
		if (this.parent != null) {
			this.parent.endLoading();
		}
	}

	boolean isIdle() {
		return this.holders.isEmpty() && this.loading == 0;
	}

	/**
	 * Whether nobody uses this context, nor is going to.
	 * @return whether it can go
	 */
	boolean isUnwanted() {
		return isIdle() && (this.context == null || !isUsable());
	}

	boolean isLoading() {
		return this.loading > 0;
	}

	boolean isOrDescendsFrom(CachedContext other) {
		return this == other || (this.parent != null && this.parent.isOrDescendsFrom(other));
	}

	int depth() {
		return (this.parent != null) ? this.parent.depth() + 1 : 0;
	}

	boolean isRetired() {
		return this.retired;
	}

	void retire() {
		this.retired = true;
	}

}
