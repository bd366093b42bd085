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

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.springframework.util.Assert;

/**
 * Which {@linkplain LintRule rules} a contract is checked by, and what they do not find.
 * Not thread-safe.
 */
public final class Lint {

	private static final int LONGEST_DESCRIPTION = 1024;

	private final Map<LintRule, Boolean> rules = new EnumMap<>(LintRule.class);

	private final Set<Exemption> exceptions = new LinkedHashSet<>();

	private int longestDescription = LONGEST_DESCRIPTION;

	Lint() {
		for (LintRule rule : LintRule.values()) {
			this.rules.put(rule, rule.isOnByDefault());
		}
	}

	/**
	 * Switches rules on.
	 * @param rules the rules
	 * @return this lint
	 */
	public Lint with(LintRule... rules) {
		for (LintRule rule : rules) {
			this.rules.put(rule, true);
		}
		return this;
	}

	/**
	 * Switches a rule off.
	 * @param rule the rule
	 * @param reason why it does not matter here, for those who read the test
	 * @return this lint
	 * @throws IllegalArgumentException if there is no reason
	 */
	public Lint without(LintRule rule, String reason) {
		Assert.hasText(reason, () -> "Say why the rule '%s' does not matter here.".formatted(rule));
		this.rules.put(rule, false);
		return this;
	}

	/**
	 * Leaves out what a rule finds on one tool, prompt or resource. When it finds nothing
	 * there any more, that is a finding.
	 * @param rule the rule
	 * @param subject the name of a tool or prompt, the URI of a resource, or
	 * {@code server}
	 * @param reason why it is meant, for those who read the test
	 * @return this lint
	 * @throws IllegalArgumentException if there is no reason
	 */
	public Lint except(LintRule rule, String subject, String reason) {
		Assert.hasText(reason, () -> "Say why '%s' is excepted from the rule '%s'.".formatted(subject, rule));
		this.exceptions.add(new Exemption(rule, subject, reason));
		return this;
	}

	/**
	 * Sets from which length on {@link LintRule#LONG_DESCRIPTION} finds descriptions.
	 * @param characters the number of characters that are allowed
	 * @return this lint
	 */
	public Lint longestDescription(int characters) {
		this.longestDescription = characters;
		return this;
	}

	List<LintFinding> check(McpServerContract contract) {
		List<LintFinding> all = new ArrayList<>();
		Findings findings = (rule, subject, path, message) -> {
			if (Boolean.TRUE.equals(this.rules.get(rule))) {
				all.add(new LintFinding(rule, subject, path, message));
			}
		};
		new NameRules(contract, findings).check();
		new DescriptionRules(contract, findings, this.longestDescription).check();
		new SchemaRules(contract, findings).check();
		new TextRules(contract, findings).check();
		return except(all);
	}

	private List<LintFinding> except(List<LintFinding> all) {
		List<LintFinding> findings = new ArrayList<>(all);
		for (Exemption exception : this.exceptions) {
			boolean needed = all.stream().anyMatch(exception::covers);
			if (needed) {
				findings.removeIf(exception::covers);
			}
			else {
				findings.add(new LintFinding(exception.rule(), exception.subject(), "$",
						("the exception for '%s' (%s) is not needed: the rule finds nothing there. Remove it, or "
								+ "correct the name.")
							.formatted(exception.subject(), exception.reason())));
			}
		}
		findings.sort(Comparator.comparing(LintFinding::rule));
		return findings;
	}

	/**
	 * Collects what rules find.
	 */
	@FunctionalInterface
	interface Findings {

		void add(LintRule rule, String subject, String path, String message);

	}

	/**
	 * What a rule does not find.
	 *
	 * @param rule the rule
	 * @param subject where it finds nothing
	 * @param reason why
	 */
	private record Exemption(LintRule rule, String subject, String reason) {

		boolean covers(LintFinding finding) {
			return finding.rule() == this.rule && finding.subject().equals(this.subject);
		}

	}

}
