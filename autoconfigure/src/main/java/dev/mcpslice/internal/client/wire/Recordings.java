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

package dev.mcpslice.internal.client.wire;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The recordings of the clients that are opened by a thread, while somebody collects
 * them: a test, which shows them when it fails.
 */
public final class Recordings {

	/**
	 * How many clients are kept for a test.
	 */
	private static final int LIMIT = 100;

	private static final ThreadLocal<@Nullable Recordings> CURRENT = new ThreadLocal<>();

	private final List<Recording> recordings = new ArrayList<>();

	/**
	 * Collects the recordings of the clients that this thread opens from now on.
	 * @return who collected until now, to whom it has to be
	 * {@linkplain #restore(Recordings) given back}, or {@code null}
	 */
	public @Nullable Recordings begin() {
		Recordings before = CURRENT.get();
		CURRENT.set(this);
		return before;
	}

	/**
	 * Ends collecting in this thread.
	 * @param before who collects from now on, {@code null} for nobody
	 */
	public static void restore(@Nullable Recordings before) {
		if (before != null) {
			CURRENT.set(before);
		}
		else {
			CURRENT.remove();
		}
	}

	/**
	 * Adds the recording of a client that this thread opens.
	 * @param recording the recording
	 */
	public static void opened(Recording recording) {
		Recordings current = CURRENT.get();
		if (current != null) {
			current.add(recording);
		}
	}

	private synchronized void add(Recording recording) {
		if (this.recordings.size() < LIMIT) {
			this.recordings.add(recording);
		}
	}

	/**
	 * Returns what has been collected.
	 * @return the recordings, in the order in which the clients were opened
	 */
	public synchronized List<Recording> all() {
		return List.copyOf(this.recordings);
	}

}
