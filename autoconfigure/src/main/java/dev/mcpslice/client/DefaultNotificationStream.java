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

package dev.mcpslice.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * {@link NotificationStream} of a {@link TestSession}.
 *
 * @param <T> the type of the notifications
 * @param session the session whose notifications they are
 * @param choice which of them
 * @param timeout how long to wait
 */
record DefaultNotificationStream<T>(TestSession session, NotificationChoice<T> choice,
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
	public <U> ListAssert<T> until(NotificationStream<U> others, Predicate<? super U> last) {
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
				(until) -> new AssertionError("No %s that matches arrived %s.%s All that this client was told:%n%s"
					.formatted(kind, until, this.session.silence(), log)));
	}

}
