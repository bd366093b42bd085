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

import io.modelcontextprotocol.spec.McpSchema.ElicitationCompleteNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.LoggingMessageNotification;
import io.modelcontextprotocol.spec.McpSchema.ProgressNotification;
import io.modelcontextprotocol.spec.McpSchema.ResourcesUpdatedNotification;

/**
 * What a server tells its client without being asked, by kind and in the order of
 * arrival. Thread-safe.
 */
public interface Notifications {

	/**
	 * Returns log messages.
	 * @return the log messages
	 */
	NotificationStream<LoggingMessageNotification> logMessages();

	/**
	 * Returns notifications of progress, of all calls.
	 * @return the notifications of progress
	 */
	NotificationStream<ProgressNotification> progress();

	/**
	 * Returns notifications of progress of the call with a token.
	 * @param token the progress token of the call
	 * @return the notifications of progress
	 */
	NotificationStream<ProgressNotification> progress(Object token);

	/**
	 * Returns updates of resources to which the client has subscribed.
	 * @return the updates
	 */
	NotificationStream<ResourcesUpdatedNotification> resourceUpdates();

	/**
	 * Returns changes of the list of tools.
	 * @return the notifications, as they came
	 */
	NotificationStream<JSONRPCNotification> toolListChanges();

	/**
	 * Returns changes of the list of resources.
	 * @return the notifications, as they came
	 */
	NotificationStream<JSONRPCNotification> resourceListChanges();

	/**
	 * Returns changes of the list of prompts.
	 * @return the notifications, as they came
	 */
	NotificationStream<JSONRPCNotification> promptListChanges();

	/**
	 * Returns notifications that an elicitation by URL is complete.
	 * @return the notifications
	 */
	NotificationStream<ElicitationCompleteNotification> elicitationCompletions();

	/**
	 * Returns notifications of all kinds.
	 * @return the notifications, as they came
	 */
	NotificationStream<JSONRPCNotification> all();

}
