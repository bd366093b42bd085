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

package dev.mcpslice.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.mcpslice.internal.reporter.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a server has said so far, by event, and what that means. Thread-safe.
 */
final class ServerMessages {

	private final Map<String, Message> messages = new ConcurrentHashMap<>();

	void add(Message message) {
		this.messages.merge(message.event(), message, ServerMessages::choose);
	}

	// An application may consist of several contexts with a web server each.
	private static Message choose(Message first, Message next) {
		return (next.get("transports").isEmpty() && next.get("stdio").isEmpty()) ? first : next;
	}

	@Nullable Message get(String event) {
		return this.messages.get(event);
	}

	/**
	 * Returns whether the application is ready and speaks over stdio.
	 * @return whether it does
	 */
	boolean isStdio() {
		Message ready = get("ready");
		return ready != null && !ready.get("stdio").isEmpty() && get("listening") == null;
	}

	/**
	 * Tells how far the server has come.
	 * @param connected whether it has said anything at all
	 * @return a sentence
	 */
	String progress(boolean connected) {
		Message listening = get("listening");
		if (listening != null) {
			return "Its web server listens on port %s, but its runners have not returned."
				.formatted(listening.get("port"));
		}
		if (get("ready") != null) {
			return "Its application is ready, but has neither a web server nor a transport over stdio.";
		}
		return connected ? "Its application has begun to start, but no web server listens yet."
				: "Nothing has been seen of a Spring Boot application in it.";
	}

	/**
	 * Tells why the application has failed.
	 * @return a section of a message, empty if it has not failed
	 */
	String failure() {
		Message analysis = get("analysis");
		Message failed = get("failed");
		String text = "";
		if (analysis != null) {
			text = analysis.get("description").strip() + "\n" + analysis.get("action").strip();
		}
		else if (failed != null) {
			text = failed.get("failure").strip();
		}
		return text.isEmpty() ? "" : "\n\nThe application says:\n" + text.indent(4).stripTrailing();
	}

}
