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
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.style.ToStringCreator;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.cache.ContextCache;

/**
 * Counts what happens in the {@link LeasedContextCache}, and logs it where stock Spring
 * logs the same of its own.
 */
final class ContextCacheStatistics {

	private static final Log logger = LogFactory.getLog(ContextCache.CONTEXT_CACHE_LOGGING_CATEGORY);

	private final Map<MergedContextConfiguration, Integer> failures = new ConcurrentHashMap<>();

	private final AtomicInteger hits = new AtomicInteger();

	private final AtomicInteger misses = new AtomicInteger();

	/**
	 * Counts a search.
	 * @param found what has been found
	 */
	void count(@Nullable ApplicationContext found) {
		((found != null) ? this.hits : this.misses).incrementAndGet();
	}

	void countFailure(MergedContextConfiguration key) {
		this.failures.merge(key, 1, Integer::sum);
	}

	int failureCount(MergedContextConfiguration key) {
		return this.failures.getOrDefault(key, 0);
	}

	void log(LeasedContextCache cache) {
		if (logger.isDebugEnabled()) {
			logger.debug("Spring test ApplicationContext cache statistics: " + cache);
		}
	}

	ToStringCreator describe(ToStringCreator description) {
		return description.append("hitCount", this.hits)
			.append("missCount", this.misses)
			.append("failureCount", this.failures.values().stream().mapToInt(Integer::intValue).sum());
	}

}
