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

package dev.mcpslice.internal.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.mcpslice.internal.guard.Catalogue.Topic;
import dev.mcpslice.internal.guard.KnownFaults.Fault;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/**
 * Makes of what a check finds what a test says: passed, failed, or aborted, since it is
 * not the user's to mend.
 */
final class CheckRun {

	private static final Log logger = LogFactory.getLog(CheckRun.class);

	private static final String LINE = "%n  %-8s%s";

	private final Stack stack;

	private final KnownFaults faults;

	private final Map<String, String> accepted;

	private final TimeLimit limit;

	CheckRun(Stack stack, KnownFaults faults, Map<String, String> accepted, TimeLimit limit) {
		this.stack = stack;
		this.faults = faults;
		this.accepted = accepted;
		this.limit = limit;
	}

	/**
	 * Runs a check.
	 * @param check the check
	 * @throws AssertionError if it finds what the user can mend, or if it does not find
	 * what the user has accepted
	 * @throws TestAbortedException if it finds what upstream has to mend, or what the
	 * user has accepted
	 */
	void run(Check check) {
		this.limit.check();
		String reason = this.accepted.get(check.id());
		try {
			check.body().run();
		}
		catch (Finding finding) {
			if (reason != null) {
				throw new TestAbortedException("Accepted: %s%s".formatted(reason, describe(check, finding, false)));
			}
			Optional<Fault> known = this.faults.behind(check.id(), finding);
			if (known.isPresent()) {
				throw new TestAbortedException(
						"Upstream's to mend: %s%s".formatted(known.get(), describe(check, finding, false)));
			}
			throw failure(describe(check, finding, true));
		}
		if (reason != null) {
			throw failure(("%s: this is accepted (%s), but there is nothing to accept any more. "
					+ "Remove accepting(\"%s\", ...).")
				.formatted(check.id(), reason, check.id()));
		}
		this.faults.missed(check.id())
			.forEach((fault) -> logger
				.info("'%s' passes. Either the application mends it, or it is no fault any more: %s"
					.formatted(check.id(), fault)));
	}

	// The trace would lead into the guard, and tell nothing of the server.
	private static AssertionError failure(String text) {
		AssertionError failure = new AssertionError(text.strip());
		failure.setStackTrace(new StackTraceElement[0]);
		return failure;
	}

	private String describe(Check check, Finding finding, boolean advice) {
		Topic topic = Catalogue.topic(check.topic());
		StringBuilder text = new StringBuilder("%n".formatted()).append(finding.text());
		append(text, "check:", List.of(check.id()));
		append(text, "sent:", List.of(finding.exchange().sent()));
		append(text, "came:", List.of(finding.exchange().came().toString()));
		if (advice) {
			append(text, "why:", topic.why());
			append(text, "change:", topic.change(this.stack));
			append(text, "see:", see(topic));
		}
		return text.toString();
	}

	private static List<String> see(Topic topic) {
		return List.of(topic.specification());
	}

	private static void append(StringBuilder text, String label, List<String> lines) {
		@Nullable String first = label;
		for (String line : lines) {
			text.append(LINE.formatted((first != null) ? first : "", line).stripTrailing());
			first = null;
		}
	}

}
