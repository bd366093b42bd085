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

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;

/**
 * Which notifications a stream has, and as what. A reading looks at each of them once, in
 * their order.
 *
 * @param <T> the type of the notifications
 * @param kind what they are, as it reads in a sentence
 * @param from the position of the first that may be among them
 * @param readings begins to read: a function that returns nothing of a notification that
 * is not among them
 */
record NotificationChoice<T>(String kind, int from, Supplier<Function<JSONRPCNotification, Optional<T>>> readings) {

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
