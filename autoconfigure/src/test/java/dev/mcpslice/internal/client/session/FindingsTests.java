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

package dev.mcpslice.internal.client.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link Findings}.
 */
@Timeout(10)
class FindingsTests {

	private final Findings findings = new Findings();

	@Test
	void areThrownOnce() {
		this.findings.unscripted("Who are you?", null);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(this.findings.mark()))
			.withMessage("Who are you?");
		assertThatCode(() -> this.findings.raise(this.findings.mark())).doesNotThrowAnyException();
	}

	@Test
	void areThrownToAllThatHaveBegunBefore() {
		int mark = this.findings.mark();
		this.findings.unscripted("Who are you?", null);

		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(mark));
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(mark));
	}

	@Test
	void areNotToldAtTheEndOnceTheyHaveBeenThrown() {
		this.findings.unscripted("Who are you?", null);
		assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.findings.raise(0));
		this.findings.unscripted("What do you want?", null);

		assertThat(this.findings.rest()).extracting(AssertionError::getMessage).containsExactly("What do you want?");
	}

	@Test
	void waitEndsWithTheEventStream() {
		this.findings.eventStreamEnded("it was cut");

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.findings.await(Optional::empty, Duration.ofSeconds(60), AssertionError::new))
			.withMessage("before the event stream ended, and none can any more: it was cut");
	}

	@Test
	void waitGoesOnWhileACallIsUnderWay() {
		this.findings.eventStreamEnded("it was cut");
		this.findings.callStarted();

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> this.findings.await(Optional::empty, Duration.ofMillis(1), AssertionError::new))
			.withMessage("within 1ms");
	}

	@Test
	void whatArrivedBeforeTheEventStreamEndedIsFound() {
		this.findings.eventStreamEnded("it was cut");

		assertThat(this.findings.await(() -> Optional.of("news"), Duration.ofSeconds(60), AssertionError::new))
			.isEqualTo("news");
	}

	@Test
	void endAWait() throws Exception {
		CountDownLatch waiting = new CountDownLatch(1);
		CompletableFuture<?> wait = CompletableFuture.runAsync(() -> this.findings.await(() -> {
			waiting.countDown();
			return Optional.empty();
		}, Duration.ofSeconds(60), AssertionError::new));
		waiting.await();

		this.findings.unscripted("Who are you?", null);

		assertThat(wait).failsWithin(Duration.ofSeconds(9))
			.withThrowableThat()
			.havingCause()
			.withMessage("Who are you?");
	}

}
