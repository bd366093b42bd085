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

package dev.mcpslice.internal.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a client and its server have said, as a page shows it. Times count from when the
 * client was opened.
 *
 * @param title the client's transport and server
 * @param opened when the client was opened
 * @param testBegan when the test began; what was before it belongs to its class
 * @param missing how many messages and exchanges were before those that are here
 * @param messages the messages, in the order of time
 * @param exchanges the HTTP exchanges, in the order of their requests
 */
public record Conversation(String title, Instant opened, Duration testBegan, int missing, List<Message> messages,
		List<Exchange> exchanges) {

	/**
	 * A message.
	 *
	 * @param time when it was
	 * @param sent whether the client has sent it
	 * @param method its method, {@code null} for a response
	 * @param id its id, {@code null} for a notification
	 * @param subject which tool, prompt, resource, or what else it is about
	 * @param error why its request failed, {@code null} if it is not about a failure
	 * @param json its JSON, with secrets masked
	 * @param exchange the exchange that carried it, {@code null} if there is none
	 */
	public record Message(Duration time, boolean sent, @Nullable String method, @Nullable String id,
			@Nullable String subject, @Nullable String error, String json, @Nullable Exchange exchange) {

		boolean isRequest() {
			return this.method != null && this.id != null;
		}

		boolean isResponse() {
			return this.method == null;
		}

	}

	/**
	 * An HTTP exchange.
	 *
	 * @param time when the request was sent
	 * @param request the method and the URI
	 * @param requestHeaders the headers of the request, with secrets masked
	 * @param answer how it was answered
	 * @param ended when the answer ended, {@code null} if it had not
	 * @param failure why it failed, {@code null} if it did not
	 * @param eventIds the ids of the events on its answer's stream
	 */
	public record Exchange(Duration time, String request, String requestHeaders, @Nullable Answer answer,
			@Nullable Duration ended, @Nullable String failure, List<String> eventIds) {

		boolean isEventStream() {
			return this.answer != null && this.answer.eventStream();
		}

		boolean isFailed() {
			return this.failure != null || (this.answer != null && this.answer.error());
		}

	}

	/**
	 * The beginning of an HTTP answer.
	 *
	 * @param time when it came
	 * @param status its status
	 * @param error whether the status is that of an error
	 * @param eventStream whether its body is an event stream
	 * @param headers its headers, with secrets masked
	 */
	public record Answer(Duration time, String status, boolean error, boolean eventStream, String headers) {

	}

}
