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

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.springframework.core.style.ToStringCreator;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.ContextCache;

/**
 * Knows which contexts are cached and which test classes have leases on them. One lock
 * guards this state. No context is loaded or closed under that lock: methods return the
 * contexts that the caller has to close.
 * <p>
 * A lease on a context is one on its parents as well.
 */
final class ContextLeases {

	/**
	 * In the order in which leases on them ended. A parent that nobody uses comes after
	 * its children, since a lease on a child ends before that on its parent.
	 */
	private final Set<CachedContext> contexts = new LinkedHashSet<>();

	/**
	 * How often each class is being run at the moment. A nested class that several
	 * classes inherit may run several times at once.
	 */
	private final Map<Class<?>, Integer> runs = new HashMap<>();

	private final int maxSize;

	/**
	 * Creates an empty book.
	 * @param maxSize how many contexts may stay, beside those that are in use
	 */
	ContextLeases(int maxSize) {
		this.maxSize = maxSize;
	}

	/**
	 * Leases a context to a class, and keeps it from being closed until
	 * {@link #endLoading}, even if the class should give it back meanwhile.
	 * @param holder the class
	 * @param key the key of the context
	 * @param springsCache makes the cache that a new context has for itself
	 * @return the context, which is loaded already or is not
	 */
	synchronized CachedContext lease(LeaseHolder holder, MergedContextConfiguration key,
			Supplier<ContextCache> springsCache) {
		CachedContext leased = findOrAdd(holder, key, springsCache);
		for (CachedContext level = leased; level != null; level = level.parent()) {
			level.holders().add(holder);
			holder.leases().put(level.key(), level);
		}
		leased.beginLoading();
		return leased;
	}

	private CachedContext findOrAdd(LeaseHolder holder, MergedContextConfiguration key,
			Supplier<ContextCache> springsCache) {
		CachedContext found = find(holder, key);
		if (found != null) {
			return found;
		}
		MergedContextConfiguration parentKey = key.getParent();
		CachedContext parent = (parentKey != null) ? findOrAdd(holder, parentKey, springsCache) : null;
		CachedContext added = new CachedContext(key, parent, springsCache.get());
		this.contexts.add(added);
		return added;
	}

	private @Nullable CachedContext find(LeaseHolder holder, MergedContextConfiguration key) {
		CachedContext leased = holder.leased(key);
		if (leased != null) {
			return leased;
		}
		// Where a nested class has the choice, it shares with its family.
		return withKey(key).stream()
			.filter((context) -> context.isAvailableTo(holder) && hasParentOf(holder, context))
			.max(Comparator.comparingInt((context) -> context.holders().size()))
			.orElse(null);
	}

	private boolean hasParentOf(LeaseHolder holder, CachedContext context) {
		CachedContext parent = context.parent();
		CachedContext leased = (parent != null) ? holder.leased(parent.key()) : null;
		return leased == null || leased == parent;
	}

	private List<CachedContext> withKey(MergedContextConfiguration key) {
		return this.contexts.stream().filter((context) -> context.key().equals(key)).toList();
	}

	/**
	 * Whether a class gets a context without waiting.
	 * @param holder the class
	 * @param key the key of the context
	 * @return whether it has been loaded, and is leased to that class or free for it
	 */
	synchronized boolean isLoaded(LeaseHolder holder, MergedContextConfiguration key) {
		CachedContext found = find(holder, key);
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
					&& context.holders().stream().anyMatch((holder) -> holder.isOf(testClass)));
	}

	/**
	 * Ends what {@link #lease} has begun, and the leases as well if the context could not
	 * be loaded by anybody.
	 * @param leased the context
	 * @return what has to be closed
	 */
	synchronized List<CachedContext> endLoading(CachedContext leased) {
		leased.endLoading();
		if (leased.context() == null && !leased.isLoading()) {
			List.copyOf(leased.holders()).forEach((holder) -> endLeases(holder, leased.key()));
		}
		return removeUnwanted();
	}

	synchronized void beginRun(Class<?> testClass) {
		this.runs.merge(testClass, 1, Integer::sum);
	}

	/**
	 * Ends a run of a class, and with the last of them all leases of the class.
	 * @param testClass the class
	 * @return what has to be closed
	 */
	synchronized List<CachedContext> endRun(Class<?> testClass) {
		if (this.runs.merge(testClass, -1, Integer::sum) > 0) {
			return List.of();
		}
		this.runs.remove(testClass);
		return release((holder, context) -> holder.isOf(testClass));
	}

	synchronized boolean runsSeveralTimes(Class<?> testClass) {
		return this.runs.getOrDefault(testClass, 0) > 1;
	}

	/**
	 * Ends the leases of a class on a context and its parents, if it has any, and if the
	 * class does not go on elsewhere.
	 * @param holder the class
	 * @param key the key of the context
	 * @return what has to be closed
	 */
	synchronized List<CachedContext> release(LeaseHolder holder, MergedContextConfiguration key) {
		if (!runsSeveralTimes(holder.testClass())) {
			endLeases(holder, key);
		}
		return removeUnwanted();
	}

	/**
	 * Sees to it that nobody gets a context any more, or one below it. The leases of the
	 * caller and its family end; what others have leased stays theirs.
	 * @param caller the class that does not want the context any more
	 * @param key the key of the context
	 * @return what has to be closed
	 */
	synchronized List<CachedContext> retire(LeaseHolder caller, MergedContextConfiguration key) {
		CachedContext leased = caller.leased(key);
		for (CachedContext top : (leased != null) ? List.of(leased) : withKey(key)) {
			this.contexts.stream().filter((context) -> context.isOrDescendsFrom(top)).forEach(CachedContext::retire);
		}
		return release((holder, context) -> context.isRetired() && holder.isRelatedTo(caller));
	}

	private void endLeases(LeaseHolder holder, MergedContextConfiguration key) {
		for (MergedContextConfiguration level = key; level != null; level = level.getParent()) {
			CachedContext leased = holder.leased(level);
			if (leased != null) {
				endLease(holder, leased);
			}
		}
	}

	private List<CachedContext> release(BiPredicate<LeaseHolder, CachedContext> condition) {
		for (CachedContext context : childrenFirst(this.contexts)) {
			List.copyOf(context.holders())
				.stream()
				.filter((holder) -> condition.test(holder, context))
				.forEach((holder) -> endLease(holder, context));
		}
		return removeUnwanted();
	}

	private void endLease(LeaseHolder holder, CachedContext leased) {
		leased.holders().remove(holder);
		holder.leases().remove(leased.key());
		this.contexts.remove(leased);
		this.contexts.add(leased);
	}

	/**
	 * Removes what nobody is going to use, and what there is too much of.
	 * @return what has to be closed, children before their parents
	 */
	synchronized List<CachedContext> removeUnwanted() {
		List<CachedContext> removed = new ArrayList<>(
				this.contexts.stream().filter(CachedContext::isUnwanted).toList());
		removed.forEach(this.contexts::remove);
		for (CachedContext leastRecentlyUsed : List.copyOf(this.contexts)) {
			if (this.contexts.size() > this.maxSize && leastRecentlyUsed.isIdle()) {
				this.contexts.remove(leastRecentlyUsed);
				removed.add(leastRecentlyUsed);
			}
		}
		return childrenFirst(removed);
	}

	private static List<CachedContext> childrenFirst(Collection<CachedContext> contexts) {
		return contexts.stream().sorted(Comparator.comparingInt(CachedContext::depth).reversed()).toList();
	}

	synchronized ToStringCreator describe(ToStringCreator description) {
		return description.append("size", this.contexts.size())
			.append("maxSize", this.maxSize)
			.append("contextUsageCount", this.contexts.stream().filter((context) -> !context.isIdle()).count())
			.append("parentContextCount",
					this.contexts.stream().map(CachedContext::parent).filter(Objects::nonNull).distinct().count());
	}

}
