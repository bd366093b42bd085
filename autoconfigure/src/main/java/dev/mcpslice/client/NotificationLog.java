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

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.publisher.Sinks.EmitFailureHandler;

/**
 * All notifications that one client has received, in the order of their arrival. Follows
 * the wire and not the SDK's client, which hands them out in threads of their own, and
 * asks the server for more when some of them arrive.
 */
final class NotificationLog {

	private final Sinks.Many<JSONRPCNotification> sink = Sinks.many().replay().all();

	private final List<JSONRPCNotification> received = new CopyOnWriteArrayList<>();

	// Streams of one session are read by several threads.
	synchronized void add(JSONRPCNotification notification) {
		this.received.add(notification);
		this.sink.emitNext(notification, EmitFailureHandler.FAIL_FAST);
	}

	/**
	 * Returns how many there are so far.
	 * @return the number of notifications
	 */
	int size() {
		return this.received.size();
	}

	/**
	 * Returns those that there are, and will be.
	 * @return the notifications
	 */
	Flux<Item<JSONRPCNotification>> all() {
		return this.sink.asFlux().index(Item::new);
	}

	/**
	 * Returns those that there are so far, one a line.
	 */
	@Override
	public String toString() {
		return this.received.isEmpty() ? "nothing"
				: this.received.stream().map(Exchange::json).collect(Collectors.joining("\n"));
	}

	/**
	 * A notification and where it stands among all of the client.
	 *
	 * @param <T> the type of the notification
	 * @param position the position, from 0
	 * @param value the notification
	 */
	record Item<T>(long position, T value) {

	}

}
