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

package dev.mcpslice.internal.client.session;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the threads do that serve MCP requests in this JVM: where a call may be that is
 * not answered.
 */
final class BusyThreads {

	private static final int THREADS = 3;

	private static final int FRAMES = 15;

	private static final List<String> SERVERS = List.of("io.modelcontextprotocol.server.",
			"org.springframework.ai.mcp.");

	private BusyThreads() {
	}

	/**
	 * Describes them.
	 * @return some lines, or an empty text if there are none
	 */
	static String describe() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((thread) -> thread.getKey() != Thread.currentThread() && serves(thread.getValue()))
			.limit(THREADS)
			.map(BusyThreads::describe)
			.collect(Collectors.joining());
	}

	private static boolean serves(StackTraceElement[] trace) {
		return Arrays.stream(trace).anyMatch((frame) -> SERVERS.stream().anyMatch(frame.getClassName()::startsWith));
	}

	private static String describe(Map.Entry<Thread, StackTraceElement[]> thread) {
		return "\nA server's thread in this JVM, %s (%s), is at%s".formatted(thread.getKey().getName(),
				thread.getKey().getState(),
				Stream.of(thread.getValue())
					.limit(FRAMES)
					.map((frame) -> "\n    " + frame)
					.collect(Collectors.joining()));
	}

}
