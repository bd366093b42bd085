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

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

import dev.mcpslice.contract.ContractDifference.Impact;
import dev.mcpslice.internal.endpoint.Troubleshooting;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions for {@link McpServerContract}. Files are named relative to
 * {@code src/test/resources} below the working directory of the tests, which Maven and
 * Gradle set to the module's directory, or by a {@link Path}. The system property
 * {@code mcpslice.contract.update} writes each file that a test names: {@code true} where
 * the environment variable {@code CI} is not set, {@code force} everywhere.
 */
public class McpServerContractAssert extends AbstractAssert<McpServerContractAssert, McpServerContract> {

	private final ContractFiles files;

	private boolean withDescriptions = true;

	/**
	 * Creates an assertion. AssertJ's soft assertions are created this way.
	 * @param actual the contract
	 */
	public McpServerContractAssert(@Nullable McpServerContract actual) {
		this(actual, ContractFiles.ofSystem());
	}

	/**
	 * Creates an assertion.
	 * @param actual the contract
	 * @param files says whether files may be written
	 */
	McpServerContractAssert(@Nullable McpServerContract actual, ContractFiles files) {
		super(actual, McpServerContractAssert.class);
		this.files = files;
	}

	/**
	 * Leaves out wording, such as titles, descriptions and instructions, in what follows.
	 * @return this assertion
	 */
	public McpServerContractAssert ignoringDescriptions() {
		this.withDescriptions = false;
		return this;
	}

	/**
	 * Verifies that the contract is the one in a file. The failure lists the differences,
	 * the worst first. <pre class="code">
	 * assertThat(mcp.contract()).isAsIn("bookshop.json");
	 * </pre>
	 * @param file the file below {@code src/test/resources}
	 * @return this assertion
	 * @throws AssertionError if there is no such file, or it must not be written
	 */
	public McpServerContractAssert isAsIn(String file) {
		return isAsIn(ContractFiles.path(file));
	}

	/**
	 * Verifies that the contract is the one in a file.
	 * @param file the file
	 * @return this assertion
	 * @throws AssertionError if there is no such file, or it must not be written
	 */
	public McpServerContractAssert isAsIn(Path file) {
		List<ContractDifference> differences = differencesFrom(file);
		if (!differences.isEmpty()) {
			throw failure(
					"Expected the %s to be as in %s, but %s%s%n%nIf this is meant, write the file with -D%s=true. %s",
					this.actual, file, count(differences), ContractDifference.list(differences),
					ContractFiles.UPDATE_PROPERTY, Troubleshooting.CONTRACT);
		}
		return this;
	}

	/**
	 * Verifies that clients that know the contract in a file can go on as before: that
	 * nothing {@linkplain Impact#BREAKING breaks} them. What is new, and other wording,
	 * are allowed. <pre class="code">
	 * assertThat(mcp.contract()).isCompatibleWith("bookshop-1.0.json");
	 * </pre>
	 * @param file the file below {@code src/test/resources}
	 * @return this assertion
	 * @throws AssertionError if there is no such file, or it must not be written
	 */
	public McpServerContractAssert isCompatibleWith(String file) {
		return isCompatibleWith(ContractFiles.path(file));
	}

	/**
	 * Verifies that clients that know the contract in a file can go on as before.
	 * @param file the file
	 * @return this assertion
	 * @throws AssertionError if there is no such file, or it must not be written
	 */
	public McpServerContractAssert isCompatibleWith(Path file) {
		List<ContractDifference> differences = differencesFrom(file);
		if (differences.stream().anyMatch((difference) -> difference.impact() == Impact.BREAKING)) {
			throw failure("Expected the %s to be compatible with %s, but %s%s%n%n%s", this.actual, file,
					count(differences), ContractDifference.list(differences), Troubleshooting.CONTRACT);
		}
		return this;
	}

	private List<ContractDifference> differencesFrom(Path file) {
		return present().differencesFrom(this.files.kept(file, present()))
			.stream()
			.filter((difference) -> this.withDescriptions || difference.impact() != Impact.TEXT)
			.toList();
	}

	private static String count(List<ContractDifference> differences) {
		StringBuilder text = new StringBuilder("it differs: ");
		String separator = "";
		for (Impact impact : Impact.values()) {
			long count = differences.stream().filter((difference) -> difference.impact() == impact).count();
			if (count > 0) {
				text.append(separator).append(count).append(' ').append(impact);
				separator = ", ";
			}
		}
		return text.toString();
	}

	/**
	 * Verifies that the list of tools costs a conversation with a model at most so many
	 * {@linkplain McpServerContract#tokens() tokens}. The failure lists the tools, the
	 * costliest first.
	 * @param limit the number of tokens
	 * @return this assertion
	 * @throws IllegalStateException if JTokkit is not on the class path
	 */
	public McpServerContractAssert hasAtMostTokens(int limit) {
		TokenCount tokens = present().tokens();
		if (tokens.total() > limit) {
			throw failure("Expected the tools of the %s to cost at most %d tokens, but they cost %d:%n%n%s%n%n%s",
					this.actual, limit, tokens.total(), tokens, Troubleshooting.TOKENS);
		}
		return this;
	}

	/**
	 * Verifies that the list of tools costs at most so many
	 * {@linkplain McpServerContract#tokens() tokens} more than that in a file. The
	 * failure lists the tools that have grown.
	 * @param limit the number of tokens
	 * @param file the file below {@code src/test/resources}
	 * @return this assertion
	 * @throws AssertionError if there is no such file, or it must not be written
	 * @throws IllegalStateException if JTokkit is not on the class path
	 */
	public McpServerContractAssert hasTokensGrownByAtMost(int limit, String file) {
		return hasTokensGrownByAtMost(limit, ContractFiles.path(file));
	}

	/**
	 * Verifies that the list of tools costs at most so many tokens more than that in a
	 * file.
	 * @param limit the number of tokens
	 * @param file the file
	 * @return this assertion
	 * @throws AssertionError if there is no such file, or it must not be written
	 * @throws IllegalStateException if JTokkit is not on the class path
	 */
	public McpServerContractAssert hasTokensGrownByAtMost(int limit, Path file) {
		TokenCount before = this.files.kept(file, present()).tokens();
		TokenCount after = present().tokens();
		int growth = after.total() - before.total();
		if (growth > limit) {
			throw failure(
					"Expected the tools of the %s to cost at most %d tokens more than in %s, but they cost %d more:"
							+ "%n%n%s%n%n%s",
					this.actual, limit, file, growth, growth(before, after), Troubleshooting.TOKENS);
		}
		return this;
	}

	private static String growth(TokenCount before, TokenCount after) {
		Map<String, Integer> earlier = before.byTool();
		Map<String, Integer> later = after.byTool();
		Set<String> tools = new LinkedHashSet<>(later.keySet());
		tools.addAll(earlier.keySet());
		StringBuilder table = new StringBuilder("  more  before   now  tool");
		tools.stream()
			.filter((tool) -> !Objects.equals(earlier.get(tool), later.get(tool)))
			.sorted(Comparator.comparingInt((tool) -> earlier.getOrDefault(tool, 0) - later.getOrDefault(tool, 0)))
			.forEach((tool) -> table.append(line(earlier.getOrDefault(tool, 0), later.getOrDefault(tool, 0), tool)));
		return table.append(line(before.total(), after.total(), "all")).toString();
	}

	private static String line(int before, int after, String name) {
		return "%n%+6d  %6d  %4d  %s".formatted(after - before, before, after, name);
	}

	/**
	 * Verifies that the {@linkplain LintRule rules} that are on by default find nothing
	 * that clients of models refuse or misunderstand.
	 * @return this assertion
	 */
	public McpServerContractAssert hasNoFindings() {
		return hasNoFindings((lint) -> {
		});
	}

	/**
	 * Verifies that chosen rules find nothing. <pre class="code">
	 * assertThat(mcp.contract()).hasNoFindings((lint) -&gt; lint.with(LintRule.STRICT_MODE)
	 *     .except(LintRule.UNDESCRIBED_ARGUMENT, "echo", "its one argument is what it echoes"));
	 * </pre>
	 * @param rules chooses rules and makes exceptions
	 * @return this assertion
	 */
	public McpServerContractAssert hasNoFindings(Consumer<Lint> rules) {
		List<LintFinding> findings = present().findings(rules);
		if (!findings.isEmpty()) {
			StringBuilder list = new StringBuilder();
			findings.forEach((finding) -> list.append("\n\n").append(finding));
			LintFinding first = findings.get(0);
			throw failure(
					"Expected no findings on the %s, but there %s:%s%n%nWhat is meant to stay is excepted with its "
							+ "reason: hasNoFindings((lint) -> lint.except(LintRule.%s, \"%s\", \"...\")). %s",
					this.actual, (findings.size() == 1) ? "is one" : "are " + findings.size(), list,
					first.rule().name(), first.subject(), Troubleshooting.LINT);
		}
		return this;
	}

	private McpServerContract present() {
		isNotNull();
		return this.actual;
	}

}
