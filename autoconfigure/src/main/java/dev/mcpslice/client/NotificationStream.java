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
import java.util.function.Predicate;

import org.assertj.core.api.ListAssert;

/**
 * Notifications of one kind, those that have arrived and those to come. A test waits for
 * the one that it knows to be the last, and then looks at them all, which says in one
 * sentence what has arrived, in which order, and what has not: <pre class="code">
 * mcp.notifications().logMessages()
 *     .until((message) -&gt; message.data().equals("done"))
 *     .extracting(LoggingMessageNotification::level)
 *     .doesNotContain(LoggingLevel.ERROR);
 * </pre> Order is that of the wire. Over SSE all that a server tells comes on one stream.
 * Over streamable HTTP, what it tells within a call comes on the stream of that call,
 * before the answer, and what it tells outside of calls (list changes, updates of
 * resources) on another: between the two, nothing is known of the order, so that an event
 * on one says nothing about what has not arrived on the other.
 * <p>
 * Predicates are called in the thread that waits, once for each notification. Streams are
 * immutable and thread-safe.
 *
 * @param <T> the type of the notifications
 */
public interface NotificationStream<T> {

	/**
	 * Waits for a notification.
	 * @param last recognizes the notification
	 * @return an assertion on all notifications up to that one
	 * @throws AssertionError if it does not arrive in time
	 */
	ListAssert<T> until(Predicate<? super T> last);

	/**
	 * Waits for the next notification, whatever it is.
	 * @return an assertion on a list of that one
	 * @throws AssertionError if none arrives in time
	 */
	default ListAssert<T> untilNext() {
		return until((notification) -> true);
	}

	/**
	 * Returns what has arrived so far, without waiting. When a call has been answered,
	 * all is there that the server told within it.
	 * @return an assertion on the notifications
	 */
	ListAssert<T> received();

	/**
	 * Waits for a notification of another kind, and returns those of this kind that have
	 * arrived before it.
	 * @param <U> the type of the other notifications
	 * @param others the other notifications, of the same client
	 * @param last recognizes the other notification
	 * @return an assertion on all notifications of this kind that arrived before it
	 * @throws AssertionError if it does not arrive in time
	 */
	<U> ListAssert<T> receivedBefore(NotificationStream<U> others, Predicate<? super U> last);

	/**
	 * Returns the notifications that come after one, which may still have to arrive.
	 * @param first recognizes the notification
	 * @return the notifications after it
	 */
	NotificationStream<T> after(Predicate<? super T> first);

	/**
	 * Returns the same notifications, with another time to wait.
	 * @param timeout the timeout, longer than nothing
	 * @return the notifications
	 * @throws IllegalArgumentException if the timeout is not positive
	 */
	NotificationStream<T> within(Duration timeout);

}
