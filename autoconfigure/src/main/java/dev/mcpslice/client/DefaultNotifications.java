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
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ElicitationCompleteNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;

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

}
