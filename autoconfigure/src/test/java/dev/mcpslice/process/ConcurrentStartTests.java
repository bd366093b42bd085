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

package dev.mcpslice.process;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;

/**
 * Tests for what {@link ConcurrentStart} tells when servers do not start.
 */
class ConcurrentStartTests {

	private final CountDownLatch cancelled = new CountDownLatch(1);

	// Fails at once.
	private static ServerStart broken(Throwable failure) {
		ServerStart start = mock(ServerStart.class);
		willThrow(failure).given(start).await();
		return start;
	}

	// Fails when it is cancelled.
	private ServerStart hanging(Throwable failure) {
		ServerStart start = mock(ServerStart.class);
		willAnswer((invocation) -> {
			this.cancelled.await();
			throw failure;
		}).given(start).await();
		willAnswer((invocation) -> {
			this.cancelled.countDown();
			return null;
		}).given(start).cancel();
		return start;
	}

	private static Throwable failureOf(ServerStart... starts) {
		List<McpServerProcess.Builder> builders = Arrays.stream(starts).map(ConcurrentStartTests::builder).toList();
		return catchThrowable(() -> McpServerProcess.startAll(builders));
	}

	private static McpServerProcess.Builder builder(ServerStart start) {
		DefaultMcpServerProcessBuilder builder = mock(DefaultMcpServerProcessBuilder.class);
		given(builder.launch()).willReturn(start);
		return builder;
	}

	@Test
	void furtherFailuresAreSuppressedOnesOfTheFirst() {
		McpServerProcessException first = new McpServerProcessException("first");
		McpServerProcessException second = new McpServerProcessException("second");

		assertThat(failureOf(hanging(second), broken(first))).isSameAs(first).hasSuppressedException(second);
	}

	@Test
	void serverThatIsNoLongerWantedHasNotFailedButMayNotHaveEnded() {
		McpServerProcessException first = new McpServerProcessException("first");
		McpServerProcessException alive = new McpServerProcessException("still alive");
		CancellationException cancellation = new CancellationException();
		cancellation.addSuppressed(alive);

		assertThat(failureOf(hanging(cancellation), broken(first)).getSuppressed()).containsExactly(alive);
	}

	@Test
	void failureThatSeveralServersShareIsThrownOnce() {
		OutOfMemoryError shared = new OutOfMemoryError("the JVM keeps one");

		assertThat(failureOf(broken(shared), broken(shared))).isSameAs(shared).hasNoSuppressedExceptions();
	}

	@Test
	void errorEndsTheOthersAsWell() {
		NoClassDefFoundError error = new NoClassDefFoundError("org/example/Missing");
		McpServerProcess ready = mock(McpServerProcess.class);
		ServerStart start = mock(ServerStart.class);
		given(start.await()).willReturn(ready);

		assertThat(failureOf(start, broken(error))).isSameAs(error);
		then(ready).should().close();
	}

}
