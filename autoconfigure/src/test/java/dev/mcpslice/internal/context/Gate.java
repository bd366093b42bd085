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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds up whoever passes until it is opened.
 */
final class Gate {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final CountDownLatch arrival = new CountDownLatch(1);

	private final CountDownLatch opening = new CountDownLatch(1);

	void pass() throws InterruptedException {
		this.arrival.countDown();
		await(this.opening);
	}

	void awaitArrival() throws InterruptedException {
		await(this.arrival);
	}

	void open() {
		this.opening.countDown();
	}

	private void await(CountDownLatch latch) throws InterruptedException {
		assertThat(latch.await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
	}

}
