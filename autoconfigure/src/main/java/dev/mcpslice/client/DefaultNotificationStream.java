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
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.mcpslice.client.NotificationLog.Item;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;

/**
 * {@link NotificationStream} of a {@link NotificationLog}.
 *
 * @param <T> the type of the notifications
 */
final class DefaultNotificationStream<T> implements NotificationStream<T> {

	private final String kind;

	private final NotificationLog log;

	private final Function<Flux<Item<JSONRPCNotification>>, Flux<Item<T>>> choice;

	private final Duration timeout;

	DefaultNotificationStream(String kind, NotificationLog log,
			Function<Flux<Item<JSONRPCNotification>>, Flux<Item<T>>> choice, Duration timeout) {
		this.kind = kind;
		this.log = log;
		this.choice = choice;
		this.timeout = timeout;
	}

	@Override
	public ListAssert<T> until(Predicate<? super T> last) {
		return assertThat(before(await(last) + 1));
	}

	@Override
	public <U> ListAssert<T> until(NotificationStream<U> others, Predicate<? super U> last) {
		DefaultNotificationStream<U> other = (DefaultNotificationStream<U>) others;
		if (other.log != this.log) {
			throw new IllegalArgumentException("These are notifications of two clients: nothing is known of the "
					+ "order in which both have arrived.");
		}
		return assertThat(before(other.await(last)));
	}

	@Override
	public NotificationStream<T> after(Predicate<? super T> first) {
		return new DefaultNotificationStream<>(this.kind, this.log,
				this.choice.andThen((items) -> items.skipUntil((item) -> first.test(item.value())).skip(1)),
				this.timeout);
	}

	@Override
	public NotificationStream<T> within(Duration timeout) {
		return new DefaultNotificationStream<>(this.kind, this.log, this.choice, CallOptions.requirePositive(timeout));
	}

	private ListAssert<T> assertThat(List<T> notifications) {
		return Assertions.assertThat(notifications).as("%s, one after the other", this.kind);
	}

	/**
	 * Waits for a notification.
	 * @param last recognizes it
	 * @return its position
	 */
	private long await(Predicate<? super T> last) {
		List<Item<T>> seen = new CopyOnWriteArrayList<>();
		try {
			return this.choice.apply(this.log.all())
				.doOnNext(seen::add)
				.filter((item) -> last.test(item.value()))
				.next()
				.timeout(this.timeout)
				.blockOptional()
				.orElseThrow()
				.position();
		}
		catch (RuntimeException ex) {
			Throwable cause = Exceptions.unwrap(ex);
			if (cause instanceof TimeoutException) {
				throw new AssertionError(describeMissing(seen.size()), ex);
			}
			if (cause instanceof Error error) {
				throw error;
			}
			throw ex;
		}
	}

	private String describeMissing(int seen) {
		return "No %s that matches arrived within %s. %d arrived that do not match. All that this client was told:%n%s"
			.formatted(this.kind, this.timeout, seen, this.log);
	}

	private List<T> before(long position) {
		return this.choice.apply(this.log.all().take(position)).map(Item::value).toStream().toList();
	}

}
