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

package dev.mcpslice.testclient;

import java.io.IOException;
import java.time.Duration;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.NotificationStream;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * What is awaited and does not come, or cannot be told.
 */
@McpServerTest
class MissingNotificationsTests {

	@Test
	void passesOnWhatAStimulusThrows(McpTestClient mcp) {
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> mcp.stimulate(() -> {
			throw new UnsupportedOperationException();
		}));
		assertThatIllegalStateException().isThrownBy(() -> mcp.stimulate(() -> {
			throw new IOException("no");
		})).withMessage("The stimulus failed: java.io.IOException: no").withCauseInstanceOf(IOException.class);
	}

	@Test
	void stopsWaitingWhenItIsInterrupted(McpTestClient mcp) {
		Thread.currentThread().interrupt();

		assertThatIllegalStateException().isThrownBy(() -> mcp.notifications().logMessages().untilNext())
			.withMessage("Interrupted while waiting for the server");
		assertThat(Thread.interrupted()).isTrue();
	}

	@Test
	void waitsAsLongAsItWasTold(McpTestClient mcp) {
		NotificationStream<?> log = mcp.notifications().logMessages();

		assertThatExceptionOfType(AssertionError.class).isThrownBy(
				() -> mcp.notifications().progress().within(Duration.ofMillis(50)).receivedBefore(log, (any) -> true))
			.withMessageContaining("No log message that matches arrived within 50ms.");
	}

	@Test
	void doesNotCompareTheNotificationsOfTwoClients(McpTestClient mcp) {
		McpTestClient other = mcp.mutate().build();

		assertThatIllegalArgumentException()
			.isThrownBy(() -> mcp.notifications()
				.progress()
				.receivedBefore(other.notifications().logMessages(), (message) -> true))
			.withMessageContaining("of two clients");
	}

	@Test
	void tellsEverythingThatArrivedWhenTheAwaitedDoesNot(McpTestClient mcp) {
		mcp.callTool("tell");
		NotificationStream<LoggingMessageNotification> log = mcp.notifications()
			.logMessages()
			.within(Duration.ofMillis(50));

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> log.until((message) -> message.data().equals("step 4")))
			.withMessageStartingWith(
					"No log message that matches arrived within 50ms. All that this client was " + "told:")
			.withMessageContaining("\"data\":\"step 1\"")
			.withMessageContaining("\"data\":\"step 3\"");
	}

	@Test
	void tellsTheLastOfMany(McpTestClient mcp) {
		for (int i = 0; i < 10; i++) {
			mcp.callTool("tell");
		}

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.notifications().progress().within(Duration.ofMillis(50)).untilNext())
			.withMessageContaining("30 notifications, the last 20 of them:")
			.satisfies((failure) -> assertThat(failure.getMessage().lines()).hasSize(23));
	}

	@Test
	void saysThatNothingArrived(McpTestClient mcp) {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.notifications().progress("t-9").within(Duration.ofMillis(50)).untilNext())
			.withMessageContaining("No progress notification with the token 't-9' that matches arrived")
			.withMessageContaining("told:\nnothing\nSee ");
	}

	@Test
	void passesOnWhatAPredicateThrows(McpTestClient mcp) {
		mcp.callTool("tell");

		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.notifications().logMessages().until((message) -> {
				throw new AssertionError("Not like this");
			}))
			.withMessage("Not like this");
		assertThatIllegalStateException().isThrownBy(() -> mcp.notifications().logMessages().until((message) -> {
			throw new IllegalStateException("Not like this");
		})).withMessage("Not like this");
	}

	@Test
	void waitsForSomeTimeAtLeast(McpTestClient mcp) {
		assertThatIllegalArgumentException().isThrownBy(() -> mcp.notifications().logMessages().within(Duration.ZERO))
			.withMessageContaining("give it more than PT0S");
	}

}
