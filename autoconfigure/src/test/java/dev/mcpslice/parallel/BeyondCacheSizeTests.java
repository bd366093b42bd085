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

package dev.mcpslice.parallel;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.Events;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.cache.ContextCacheUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * More contexts than the cache has room for, with classes concurrent: none in use is
 * closed.
 */
class BeyondCacheSizeTests {

	private static final int CLASSES = Proof.size(12, 40);

	private static final int METHODS = 3;

	private static final Duration BOUND = Duration.ofSeconds(10);

	@Test
	void noContextInUseIsClosed() {
		Events events = Proof.runConcurrently(4, Generated.sliceTests(Case.class, CLASSES));

		assertThat(Proof.failures(events)).isEmpty();
		events.assertStatistics((statistics) -> statistics.succeeded(CLASSES * METHODS));
		int room = ContextCacheUtils.retrieveMaxCacheSize();
		assertThat(Case.contexts).hasSize(CLASSES);
		await().atMost(BOUND)
			.untilAsserted(() -> assertThat(Case.contexts.stream().filter(ConfigurableApplicationContext::isActive))
				.hasSizeLessThanOrEqualTo(room));
		Proof.print("%d contexts, a cache of %d, 4 classes at a time: %d of %d tests failed", CLASSES, room,
				events.failed().count(), CLASSES * METHODS);
	}

	public static class Case {

		static final Set<ConfigurableApplicationContext> contexts = ConcurrentHashMap.newKeySet();

		@RepeatedTest(METHODS)
		void contextIsOpenAndServes(McpSyncClient mcp, ConfigurableApplicationContext context,
				@Value("${test.identity}") String name) {
			contexts.add(context);
			assertThat(OpenSlice.ask(mcp)).isEqualTo(name);
			assertThat(context.isActive()).isTrue();
		}

	}

}
