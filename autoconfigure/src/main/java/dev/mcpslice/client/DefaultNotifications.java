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
import java.util.function.Function;

import dev.mcpslice.client.NotificationLog.Item;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ElicitationCompleteNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;
import reactor.core.publisher.Flux;

/**
 * {@link Notifications} of a {@link NotificationLog}, from a position on.
 */
final class DefaultNotifications implements Notifications {

	private final NotificationLog log;

	private final long from;

	private final McpJsonMapper jsonMapper;

	private final Duration timeout;

	DefaultNotifications(NotificationLog log, long from, McpJsonMapper jsonMapper, Duration timeout) {
		this.log = log;
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
				(items) -> method(items, McpSchema.METHOD_NOTIFICATION_PROGRESS)
					.map((item) -> read(item, ProgressNotification.class))
					.filter((item) -> isSame(item.value().progressToken(), token)));
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
		return stream("notification", (items) -> items);
	}

	private <T> NotificationStream<T> typed(String kind, String method, Class<T> type) {
		return stream(kind, (items) -> method(items, method).map((item) -> read(item, type)));
	}

	private NotificationStream<JSONRPCNotification> untyped(String kind, String method) {
		return stream(kind, (items) -> method(items, method));
	}

	private <T> NotificationStream<T> stream(String kind,
			Function<Flux<Item<JSONRPCNotification>>, Flux<Item<T>>> choice) {
		return new DefaultNotificationStream<>(kind, this.log,
				(items) -> choice.apply(items.filter((item) -> item.position() >= this.from)), this.timeout);
	}

	private static Flux<Item<JSONRPCNotification>> method(Flux<Item<JSONRPCNotification>> items, String method) {
		return items.filter((item) -> item.value().method().equals(method));
	}

	private <T> Item<T> read(Item<JSONRPCNotification> item, Class<T> type) {
		Object params = item.value().params();
		try {
			return new Item<>(item.position(), this.jsonMapper.convertValue(params, type));
		}
		catch (RuntimeException ex) {
			throw new IllegalStateException("The SDK cannot read a notification as %s. Look at it with all(): %s"
				.formatted(type.getSimpleName(), Exchange.json(item.value())), ex);
		}
	}

}
