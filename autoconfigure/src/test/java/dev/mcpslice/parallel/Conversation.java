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

package dev.mcpslice.parallel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.modelcontextprotocol.client.McpAsyncClient;
import reactor.core.publisher.Mono;

/**
 * Asks a server for its name, over and over, and notices every answer that is not right.
 */
final class Conversation {

	private static final int ENOUGH = 10;

	private final String expected;

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	private final AtomicInteger answers = new AtomicInteger();

	private final CompletableFuture<Void> end;

	private volatile boolean ended;

	private Conversation(String expected, Mono<String> question) {
		this.expected = expected;
		this.end = Mono.defer(() -> question).doOnNext(this::listen).onErrorResume((ex) -> {
			this.complaints.add(this.expected + ": " + ex);
			return Mono.empty();
		}).repeat(() -> !this.ended && this.complaints.size() < ENOUGH).then().toFuture();
	}

	static Conversation with(OpenSlice slice, McpAsyncClient mcp) {
		return new Conversation(slice.name(), OpenSlice.ask(mcp));
	}

	static Conversation with(String expected, Mono<String> question) {
		return new Conversation(expected, question);
	}

	private void listen(String answer) {
		this.answers.incrementAndGet();
		if (!answer.equals(this.expected)) {
			this.complaints.add(this.expected + " answered " + answer);
		}
	}

	void end() throws Exception {
		this.ended = true;
		this.end.get(1, TimeUnit.MINUTES);
	}

	int answers() {
		return this.answers.get();
	}

	List<String> complaints() {
		return this.complaints;
	}

}
