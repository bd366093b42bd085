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

package dev.mcpslice.contract;

/**
 * Something in a contract that clients of models refuse or misunderstand.
 *
 * @param rule the rule that has found it
 * @param subject what it is about: the name of a tool or prompt, the URI of a resource,
 * or {@code server}
 * @param path the JSON path in the contract
 * @param message what is wrong, and what to do
 */
public record LintFinding(LintRule rule, String subject, String path, String message) {

	/**
	 * Returns the finding on three lines: what is wrong, where, and where the rule comes
	 * from.
	 * @return the text
	 */
	@Override
	public String toString() {
		return "%s: %s%n  in  %s%n  see %s".formatted(this.rule, this.message, this.path, this.rule.source());
	}

}
