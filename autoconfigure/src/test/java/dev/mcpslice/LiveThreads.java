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

package dev.mcpslice;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * The threads that somebody has started and not ended.
 */
public final class LiveThreads {

	private LiveThreads() {
	}

	/**
	 * Returns all threads but those of the Java runtime and of Reactor's own schedulers,
	 * which belong to the JVM, are bounded by its cores, and give their threads back
	 * later.
	 * @return the threads
	 */
	public static Set<Thread> all() {
		return Thread.getAllStackTraces()
			.keySet()
			.stream()
			.filter((thread) -> thread.getThreadGroup() == Thread.currentThread().getThreadGroup())
			.filter((thread) -> !thread.getName().matches("(boundedElastic|parallel)-.*"))
			.collect(Collectors.toSet());
	}

}
