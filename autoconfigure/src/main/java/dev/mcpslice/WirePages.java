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

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.mcpslice.internal.client.wire.Recording;
import dev.mcpslice.internal.report.ClassPage;
import dev.mcpslice.internal.report.Conversation;
import dev.mcpslice.internal.report.RecordedConversation;
import dev.mcpslice.internal.report.ReportDirectory;
import dev.mcpslice.internal.report.TestResult;
import dev.mcpslice.internal.report.TestResult.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.opentest4j.TestAbortedException;

/**
 * The page of a test class with what went over the wire, for those who ask for it with
 * {@code mcpslice.report}. JUnit closes it, and so writes it, when the class has ended.
 */
final class WirePages implements AutoCloseable {

	private static final String REPORT = "mcpslice.report";

	private static final String DIRECTORY = "mcpslice.report.directory";

	private static final Namespace NAMESPACE = Namespace.create(WirePages.class);

	private final ReportDirectory directory;

	private final ClassPage page;

	private final boolean failuresOnly;

	private WirePages(ReportDirectory directory, ClassPage page, boolean failuresOnly) {
		this.directory = directory;
		this.page = page;
		this.failuresOnly = failuresOnly;
	}

	/**
	 * Returns the page for a context.
	 * @param context the context of a test method or class
	 * @return the page of its top-level class, {@code null} if nobody asks for one
	 * @throws IllegalArgumentException if {@code mcpslice.report} has an unknown value
	 */
	static @Nullable WirePages of(ExtensionContext context) {
		String report = context.getConfigurationParameter(REPORT).orElse(null);
		if (report == null) {
			return null;
		}
		if (!report.equals("failures") && !report.equals("all")) {
			throw new IllegalArgumentException(
					("%s is '%s'. Set it to 'failures' for pages of the tests that fail, or to 'all' for pages of all "
							+ "tests that open a client; without it, no pages are written.")
						.formatted(REPORT, report));
		}
		ExtensionContext topLevel = path(context).getFirst();
		ReportDirectory directory = directory(context);
		return topLevel.getStore(NAMESPACE)
			.computeIfAbsent(topLevel.getUniqueId(), (key) -> new WirePages(directory,
					new ClassPage(topLevel.getRequiredTestClass().getName(), Instant.now()), report.equals("failures")),
					WirePages.class);
	}

	private static ReportDirectory directory(ExtensionContext context) {
		Path path = context.getConfigurationParameter(DIRECTORY)
			.map(Path::of)
			.orElseGet(() -> defaultDirectory(Path.of("")));
		Store store = context.getRoot().getStore(NAMESPACE);
		return store.computeIfAbsent(path, (key) -> new ReportDirectory(path), ReportDirectory.class);
	}

	/**
	 * Returns where reports are unless somebody says where.
	 * @param project the directory of the project
	 * @return the directory, below that of what the project's build tool writes
	 */
	static Path defaultDirectory(Path project) {
		boolean gradle = Files.exists(project.resolve("build.gradle"))
				|| Files.exists(project.resolve("build.gradle.kts"));
		boolean maven = Files.exists(project.resolve("pom.xml"));
		return project.resolve((gradle && !maven) ? "build" : "target").resolve("mcpslice");
	}

	// The contexts from that of the top-level class down.
	private static Deque<ExtensionContext> path(ExtensionContext context) {
		Deque<ExtensionContext> path = new ArrayDeque<>();
		ExtensionContext next = context;
		while (next != null && next.getTestClass().isPresent()) {
			path.addFirst(next);
			next = next.getParent().orElse(null);
		}
		return path;
	}

	/**
	 * Adds a test, or a class with its own clients.
	 * @param context the context, whose clients are closed
	 * @param recordings the recordings of its clients and of those of the classes around
	 * @param began when it began
	 * @param failure why it has failed, or was aborted, {@code null} if it has passed
	 */
	void add(ExtensionContext context, List<Recording> recordings, Instant began, @Nullable Throwable failure) {
		Outcome outcome = outcome(failure);
		if (outcome != Outcome.FAILED && (this.failuresOnly || recordings.isEmpty())) {
			return;
		}
		try {
			boolean whole = outcome == Outcome.FAILED;
			List<Conversation> conversations = recordings.stream()
				.map((recording) -> RecordedConversation.read(recording, began, whole))
				.filter((conversation) -> !conversation.messages().isEmpty() || !conversation.exchanges().isEmpty())
				.toList();
			Duration duration = Duration.between(began, Instant.now());
			this.page.add(new TestResult(name(context), outcome, (failure != null) ? failure.toString() : null, began,
					duration), conversations);
		}
		catch (RuntimeException ex) {
			this.directory.warn(ex);
		}
	}

	private static Outcome outcome(@Nullable Throwable failure) {
		if (failure == null) {
			return Outcome.PASSED;
		}
		return (failure instanceof TestAbortedException) ? Outcome.ABORTED : Outcome.FAILED;
	}

	private static String name(ExtensionContext context) {
		List<String> names = path(context).stream().skip(1).map(ExtensionContext::getDisplayName).toList();
		String name = String.join(" › ", names);
		return context.getTestMethod().isPresent() ? name : (name + " before and after the tests").strip();
	}

	@Override
	public void close() {
		this.directory.write(this.page);
	}

}
