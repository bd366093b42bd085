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

package dev.mcpslice.server;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.AnyNestedCondition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.cache.interceptor.CacheAspectSupport;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration for a cache in memory, where the application's cache is a server
 * that a slice does not connect to. Methods are cached as in production, and so is what
 * they return, but for its serialization.
 */
@AutoConfiguration(afterName = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration")
@ConditionalOnBean(CacheAspectSupport.class)
@Conditional(InMemoryCacheAutoConfiguration.RemoteCache.class)
class InMemoryCacheAutoConfiguration {

	private static final Log logger = LogFactory.getLog(InMemoryCacheAutoConfiguration.class);

	@Bean
	@ConditionalOnMissingBean(value = CacheManager.class, name = "cacheResolver")
	ConcurrentMapCacheManager mcpsliceCacheManager(Environment environment) {
		logger.info(("This slice caches in memory, since it does not connect to the cache of the application "
				+ "(spring.cache.type=%s). A test that adds the connection gets the application's cache.")
			.formatted(environment.getProperty("spring.cache.type")));
		ConcurrentMapCacheManager cacheManager = new ConcurrentMapCacheManager();
		Binder.get(environment)
			.bind("spring.cache.cache-names", Bindable.listOf(String.class))
			.ifBound(cacheManager::setCacheNames);
		return cacheManager;
	}

	static class RemoteCache extends AnyNestedCondition {

		RemoteCache() {
			super(ConfigurationPhase.REGISTER_BEAN);
		}

		@ConditionalOnProperty(name = "spring.cache.type", havingValue = "redis")
		static class Redis {

		}

		@ConditionalOnProperty(name = "spring.cache.type", havingValue = "couchbase")
		static class Couchbase {

		}

		@ConditionalOnProperty(name = "spring.cache.type", havingValue = "hazelcast")
		static class Hazelcast {

		}

	}

}
