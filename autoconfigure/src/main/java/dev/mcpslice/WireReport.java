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

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.mcpslice.internal.client.wire.Recording;
import dev.mcpslice.internal.client.wire.Recordings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.TestAbortedException;

/**
 * Shows with the failure of a test what went over the wire: of each client that the test
 * has opened, and of those of its class.
 */
final class WireReport implements AutoCloseable {

	private static final Namespace NAMESPACE = Namespace.create(WireReport.class);

	/**
	 * How many lines of a client's wire go into a report entry.
	 */
	private static final int LINES = 200;

	private final Recordings recordings = new Recordings();

	private final @Nullable Recordings before;

	private final Thread thread = Thread.currentThread();

	private final Instant began = Instant.now();

	private final @Nullable WirePages pages;

	private WireReport(@Nullable WirePages pages) {
		this.pages = pages;
		this.before = this.recordings.begin();
	}

	/**
	 * Collects the recordings of clients that are opened from now on, until the end of
	 * the context.
	 * @param context the context of a test method or class
	 */
	static void begin(ExtensionContext context) {
		WirePages pages = WirePages.of(context);
		context.getStore(NAMESPACE)
			.computeIfAbsent(context.getUniqueId(), (key) -> new WireReport(pages), WireReport.class);
	}

	/**
	 * Shows the wire with the failure of a context, if it has one.
	 * @param context the context of a test method or class, whose clients are closed
	 */
	static void end(ExtensionContext context) {
		end(context, context.getExecutionException().orElse(null));
	}

	/**
	 * Shows the wire with a failure.
	 * @param context the context of a test method or class, whose clients are closed
	 * @param failure the failure, or {@code null}
	 */
	static void end(ExtensionContext context, @Nullable Throwable failure) {
		List<Recording> recordings = collected(context);
		WireReport own = context.getStore(NAMESPACE).remove(context.getUniqueId(), WireReport.class);
		if (own != null) {
			own.close();
			if (own.pages != null) {
				own.pages.add(context, recordings, own.began, failure);
			}
			if (failure != null && !(failure instanceof TestAbortedException)) {
				FailureTrace.trim(failure, context.getRequiredTestClass());
				recordings.forEach((recording) -> show(recording, failure, context));
			}
		}
	}

	private static List<Recording> collected(ExtensionContext context) {
		Set<Recording> all = new LinkedHashSet<>();
		context.getParent().map(WireReport::collected).ifPresent(all::addAll);
		WireReport own = context.getStore(NAMESPACE).get(context.getUniqueId(), WireReport.class);
		if (own != null) {
			all.addAll(own.recordings.all());
		}
		return new ArrayList<>(all);
	}

	private static void show(Recording recording, Throwable failure, ExtensionContext context) {
		List<String> lines = recording.lines(LINES);
		if (!tellsACall(failure)) {
			failure.addSuppressed(new WireTrail(recording.title(), lines));
		}
		context.publishReportEntry("mcpslice.wire", "The wire of the client %s, in seconds since it was opened:%n%s"
			.formatted(recording.title(), String.join("\n", lines)));
	}

	// Failures of calls say what was sent and received.
	private static boolean tellsACall(Throwable failure) {
		return failure instanceof AssertionError && failure.getMessage() != null
				&& failure.getMessage().contains("\nsent: ");
	}

	@Override
	public void close() {
		// A store may be closed by another thread.
		if (Thread.currentThread() == this.thread) {
			Recordings.restore(this.before);
		}
	}

}
