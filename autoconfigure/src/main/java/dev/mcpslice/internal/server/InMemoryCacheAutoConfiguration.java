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

package dev.mcpslice.internal.server;

import java.util.Locale;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Auto-configuration for a cache in memory, where the application's cache is a server
 * that a slice does not connect to. Methods are cached as in production, and so is what
 * they return, but for its serialization.
 */
@AutoConfiguration(afterName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration")
@ConditionalOnBean(CacheAspectSupport.class)
@Conditional(InMemoryCacheAutoConfiguration.RemoteCache.class)
class InMemoryCacheAutoConfiguration {

	private static final Set<String> REMOTE = Set.of("couchbase", "hazelcast", "redis");

	private static final Log logger = LogFactory.getLog(InMemoryCacheAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean(value = CacheManager.class, name = "cacheResolver")
	ConcurrentMapCacheManager mcpsliceCacheManager(Environment environment) {
		logger.info(("This slice caches in memory, since it does not connect to the cache of the application "
				+ "(spring.cache.type=%s). A test that adds the connection gets the application's cache.")
			.formatted(environment.getProperty("spring.cache.type")));
		return new ConcurrentMapCacheManager();
	}

	static class RemoteCache extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			String type = context.getEnvironment().getProperty("spring.cache.type", "");
			return new ConditionOutcome(REMOTE.contains(type.toLowerCase(Locale.ROOT)),
					"spring.cache.type is '%s'".formatted(type));
		}

	}

}
