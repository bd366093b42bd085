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

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * The lines of a process's standard output, for a client that reads messages from them.
 * Once there is a line that cannot be one, the rest does not matter. Thread-safe.
 */
final class StandardOutput {

	/**
	 * How many characters of messages may wait for a client.
	 */
	private static final int LIMIT = 1024 * 1024;

	private final StringBuilder line = new StringBuilder();

	private final Queue<String> waiting = new ArrayDeque<>();

	private int length;

	private boolean over;

	private @Nullable String stray;

	private boolean overflow;

	private boolean ended;

	private @Nullable Consumer<String> messages;

	private @Nullable Runnable end;

	/**
	 * Takes what has been written.
	 * @param text a piece of it
	 */
	synchronized void add(String text) {
		int start = 0;
		for (int lineEnd = text.indexOf('\n'); lineEnd >= 0 && !this.over; lineEnd = text.indexOf('\n', start)) {
			String complete = this.line.append(text, start, lineEnd).toString();
			this.line.setLength(0);
			start = lineEnd + 1;
			take(complete.endsWith("\r") ? complete.substring(0, complete.length() - 1) : complete);
		}
		if (!this.over) {
			this.line.append(text, start, text.length());
		}
	}

	private void take(String complete) {
		Consumer<String> messages = this.messages;
		boolean message = complete.startsWith("{");
		if (!message || (messages == null && this.length + complete.length() > LIMIT)) {
			this.over = true;
			this.stray = message ? null : complete;
			this.overflow = message;
			this.waiting.clear();
			tellEnd();
		}
		else if (messages != null) {
			messages.accept(complete);
		}
		else {
			this.length += complete.length();
			this.waiting.add(complete);
		}
	}

	/**
	 * Tells that there is no more.
	 */
	synchronized void end() {
		this.ended = true;
		tellEnd();
	}

	private void tellEnd() {
		Runnable end = this.end;
		if (end != null) {
			this.end = null;
			end.run();
		}
	}

	/**
	 * Reads messages, from the first on.
	 * @param messages gets each line that may be one
	 * @param end called once when there will be no more: the stream has ended, there is a
	 * {@linkplain #stray() stray line}, or {@linkplain #hasOverflowed() too much} to keep
	 */
	synchronized void read(Consumer<String> messages, Runnable end) {
		this.messages = messages;
		this.end = end;
		this.waiting.forEach(messages);
		this.waiting.clear();
		if (this.over || this.ended) {
			tellEnd();
		}
	}

	/**
	 * Returns the first line that is no message.
	 * @return the line, or {@code null} if there is none so far
	 */
	synchronized @Nullable String stray() {
		return this.stray;
	}

	/**
	 * Returns whether more messages came than are kept for the first client.
	 * @return whether they did
	 */
	synchronized boolean hasOverflowed() {
		return this.overflow;
	}

}
