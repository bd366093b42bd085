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

package dev.mcpslice.client;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a test should know of and has not been told yet: what the server did against the
 * script, and calls that failed of which the test has said nothing. Thread-safe.
 */
final class Findings {

	private final List<AssertionError> unscripted = new ArrayList<>();

	private final Set<AssertionError> unexpected = new LinkedHashSet<>();

	/**
	 * Adds what has to fail the test as soon as possible.
	 * @param finding the failure
	 */
	synchronized void unscripted(AssertionError finding) {
		this.unscripted.add(finding);
	}

	/**
	 * Adds what has to fail the test at its end, unless the test expects it until then.
	 * @param finding the failure
	 */
	synchronized void unexpected(AssertionError finding) {
		this.unexpected.add(finding);
	}

	/**
	 * Removes what the test has dealt with.
	 * @param finding the failure
	 */
	synchronized void expected(AssertionError finding) {
		this.unexpected.remove(finding);
	}

	/**
	 * Throws what fails the test as soon as possible.
	 */
	synchronized void raise() {
		List<AssertionError> findings = List.copyOf(this.unscripted);
		this.unscripted.clear();
		raise(findings);
	}

	/**
	 * Throws all that there is.
	 */
	synchronized void raiseAll() {
		List<AssertionError> findings = new ArrayList<>(this.unscripted);
		findings.addAll(this.unexpected);
		this.unscripted.clear();
		this.unexpected.clear();
		raise(findings);
	}

	/**
	 * Throws the first of several failures, which carries the others.
	 * @param findings the failures
	 */
	static void raise(List<AssertionError> findings) {
		Iterator<AssertionError> all = findings.iterator();
		if (all.hasNext()) {
			AssertionError first = all.next();
			all.forEachRemaining(first::addSuppressed);
			throw first;
		}
	}

}
