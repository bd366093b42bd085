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

package dev.mcpslice.wire.streamablehttp;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.context.McpAsyncRequestContext;
import org.springframework.stereotype.Component;

/**
 * A tool of which a call ends when as many others have come as it waits for. It blocks no
 * thread, so that there may be any number of them.
 */
@Component
class MeetingTools {

	private final Map<String, Meeting> meetings = new ConcurrentHashMap<>();

	@McpTool(name = "meet", description = "Waits for all the guests of a meeting")
	Mono<String> meet(McpAsyncRequestContext context, String meeting, int guests, String name) {
		return context.info(name + " is here")
			.then(Mono.defer(() -> this.meetings.computeIfAbsent(meeting, (key) -> new Meeting(guests)).join()))
			.thenReturn(name + " has met all");
	}

	private static final class Meeting {

		private final AtomicInteger missing;

		private final Sinks.Empty<Void> complete = Sinks.empty();

		Meeting(int guests) {
			this.missing = new AtomicInteger(guests);
		}

		Mono<Void> join() {
			if (this.missing.decrementAndGet() == 0) {
				this.complete.tryEmitEmpty();
			}
			return this.complete.asMono();
		}

	}

}
