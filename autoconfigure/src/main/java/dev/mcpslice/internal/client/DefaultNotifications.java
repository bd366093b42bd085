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

package dev.mcpslice.internal.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import dev.mcpslice.client.NotificationStream;
import dev.mcpslice.client.Notifications;
import dev.mcpslice.internal.client.session.NotificationLog;
import dev.mcpslice.internal.client.session.TestSession;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.Exchange;
import dev.mcpslice.internal.endpoint.Troubleshooting;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ElicitationCompleteNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * {@link Notifications} of a {@link TestSession}, from a position on.
 */
final class DefaultNotifications implements Notifications {

	private final TestSession session;

	private final int from;

	private final McpJsonMapper jsonMapper;

	private final Duration timeout;

	DefaultNotifications(TestSession session, int from, McpJsonMapper jsonMapper, Duration timeout) {
		this.session = session;
		this.from = from;
		this.jsonMapper = jsonMapper;
		this.timeout = timeout;
	}

	@Override
	public NotificationStream<LoggingMessageNotification> logMessages() {
		return typed("log message", McpSchema.METHOD_NOTIFICATION_MESSAGE, LoggingMessageNotification.class);
	}

	@Override
	public NotificationStream<ProgressNotification> progress() {
		return typed("progress notification", McpSchema.METHOD_NOTIFICATION_PROGRESS, ProgressNotification.class);
	}

	@Override
	public NotificationStream<ProgressNotification> progress(Object token) {
		return stream("progress notification with the token '%s'".formatted(token),
				(notification) -> read(notification, McpSchema.METHOD_NOTIFICATION_PROGRESS, ProgressNotification.class)
					.filter((progress) -> isSame(progress.progressToken(), token)));
	}

	// A number that was sent as a long comes back as an int.
	private static boolean isSame(Object token, Object expected) {
		return (token instanceof Number number && expected instanceof Number expectedNumber)
				? number.longValue() == expectedNumber.longValue() : token.equals(expected);
	}

	@Override
	public NotificationStream<ResourcesUpdatedNotification> resourceUpdates() {
		return typed("update of a resource", McpSchema.METHOD_NOTIFICATION_RESOURCES_UPDATED,
				ResourcesUpdatedNotification.class);
	}

	@Override
	public NotificationStream<JSONRPCNotification> toolListChanges() {
		return untyped("change of the list of tools", McpSchema.METHOD_NOTIFICATION_TOOLS_LIST_CHANGED);
	}

	@Override
	public NotificationStream<JSONRPCNotification> resourceListChanges() {
		return untyped("change of the list of resources", McpSchema.METHOD_NOTIFICATION_RESOURCES_LIST_CHANGED);
	}

	@Override
	public NotificationStream<JSONRPCNotification> promptListChanges() {
		return untyped("change of the list of prompts", McpSchema.METHOD_NOTIFICATION_PROMPTS_LIST_CHANGED);
	}

	@Override
	public NotificationStream<ElicitationCompleteNotification> elicitationCompletions() {
		return typed("completion of an elicitation", McpSchema.METHOD_NOTIFICATION_ELICITATION_COMPLETE,
				ElicitationCompleteNotification.class);
	}

	@Override
	public NotificationStream<JSONRPCNotification> all() {
		return stream("notification", Optional::of);
	}

	private <T> NotificationStream<T> typed(String kind, String method, Class<T> type) {
		return stream(kind, (notification) -> read(notification, method, type));
	}

	private NotificationStream<JSONRPCNotification> untyped(String kind, String method) {
		return stream(kind, (notification) -> Optional.of(notification).filter(has(method)));
	}

	private <T> NotificationStream<T> stream(String kind, Function<JSONRPCNotification, Optional<T>> reading) {
		return new DefaultNotificationStream<>(this.session, new NotificationChoice<>(kind, this.from, () -> reading),
				this.timeout);
	}

	private static Predicate<JSONRPCNotification> has(String method) {
		return (notification) -> notification.method().equals(method);
	}

	private <T> Optional<T> read(JSONRPCNotification notification, String method, Class<T> type) {
		try {
			return Optional.of(notification)
				.filter(has(method))
				.map((found) -> this.jsonMapper.convertValue(found.params(), type));
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The SDK cannot read a notification as %s. Look at it with all(): %s"
				.formatted(type.getSimpleName(), Exchange.json(notification)), ex);
		}
	}

	/**
	 * {@link NotificationStream} of a {@link TestSession}.
	 *
	 * @param <T> the type of the notifications
	 * @param session the session whose notifications they are
	 * @param choice which of them
	 * @param timeout how long to wait
	 */
	private record DefaultNotificationStream<T>(TestSession session, NotificationChoice<T> choice,
			Duration timeout) implements NotificationStream<T> {

		@Override
		public ListAssert<T> until(Predicate<? super T> last) {
			List<T> seen = new ArrayList<>();
			Function<JSONRPCNotification, Optional<T>> reading = this.choice.readings().get();
			await(this.choice.from(), (notification, position) -> {
				Optional<T> next = reading.apply(notification);
				next.ifPresent(seen::add);
				return next.filter(last).isPresent();
			}, this.choice.kind());
			return assertThat(seen);
		}

		@Override
		public ListAssert<T> received() {
			Function<JSONRPCNotification, Optional<T>> reading = this.choice.readings().get();
			NotificationLog log = this.session.notifications();
			return assertThat(IntStream.range(this.choice.from(), log.size())
				.mapToObj(log::get)
				.map(reading)
				.flatMap(Optional::stream)
				.toList());
		}

		@Override
		public <U> ListAssert<T> receivedBefore(NotificationStream<U> others, Predicate<? super U> last) {
			DefaultNotificationStream<U> other = (DefaultNotificationStream<U>) others;
			if (other.session != this.session) {
				throw new IllegalArgumentException("These are notifications of two clients: nothing is known of the "
						+ "order in which both have arrived.");
			}
			List<T> seen = new ArrayList<>();
			Function<JSONRPCNotification, Optional<T>> reading = this.choice.readings().get();
			Function<JSONRPCNotification, Optional<U>> otherReading = other.choice.readings().get();
			await(Math.min(this.choice.from(), other.choice.from()), (notification, position) -> {
				if (position >= other.choice.from() && otherReading.apply(notification).filter(last).isPresent()) {
					return true;
				}
				if (position >= this.choice.from()) {
					reading.apply(notification).ifPresent(seen::add);
				}
				return false;
			}, other.choice.kind());
			return assertThat(seen);
		}

		@Override
		public NotificationStream<T> after(Predicate<? super T> first) {
			return new DefaultNotificationStream<>(this.session, this.choice.after(first), this.timeout);
		}

		@Override
		public NotificationStream<T> within(Duration timeout) {
			return new DefaultNotificationStream<>(this.session, this.choice, CallOptions.requirePositive(timeout));
		}

		private ListAssert<T> assertThat(List<T> notifications) {
			return Assertions.assertThat(notifications).as("%s, one after the other", this.choice.kind());
		}

		private void await(int from, BiPredicate<JSONRPCNotification, Integer> last, String kind) {
			NotificationLog log = this.session.notifications();
			int[] position = { from };
			this.session.findings().await(() -> {
				while (position[0] < log.size()) {
					JSONRPCNotification next = log.get(position[0]);
					if (last.test(next, position[0]++)) {
						return Optional.of(next);
					}
				}
				return Optional.empty();
			}, this.timeout,
					(until) -> new AssertionError(
							"No %s that matches arrived %s.%s All that this client was told:%n%s%n%s".formatted(kind,
									until, this.session.silence(), log, Troubleshooting.NOTIFICATION)));
		}

	}

	/**
	 * Which notifications a stream has, and as what. A reading looks at each of them
	 * once, in their order.
	 *
	 * @param <T> the type of the notifications
	 * @param kind what they are, as it reads in a sentence
	 * @param from the position of the first that may be among them
	 * @param readings begins to read: a function that returns nothing of a notification
	 * that is not among them
	 */
	private record NotificationChoice<T>(String kind, int from,
			Supplier<Function<JSONRPCNotification, Optional<T>>> readings) {

		/**
		 * Returns those after one of them.
		 * @param first recognizes that one
		 * @return the others
		 */
		NotificationChoice<T> after(Predicate<? super T> first) {
			return new NotificationChoice<>(this.kind, this.from, () -> {
				Function<JSONRPCNotification, Optional<T>> reading = this.readings.get();
				AtomicBoolean passed = new AtomicBoolean();
				return (notification) -> {
					Optional<T> next = reading.apply(notification);
					if (passed.get()) {
						return next;
					}
					next.filter(first).ifPresent((found) -> passed.set(true));
					return Optional.empty();
				};
			});
		}

	}

}
