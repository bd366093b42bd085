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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.InitializeResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * What a client can know of an MCP server: its name, instructions and capabilities, and
 * its tools, resources, resource templates and prompts with all that it says of them.
 * <pre class="code">
 * assertThat(mcp.contract()).isAsIn("bookshop.json")
 *     .hasAtMostTokens(2_000)
 *     .hasNoFindings();
 * </pre> The order in which the server lists things is left out, and so is what changes
 * by itself: the server's version, the version of the protocol, the sizes of resources
 * and when they were modified. Whether a server completes arguments is one of its
 * capabilities; which arguments, no list says. Immutable.
 */
public final class McpServerContract implements AssertProvider<McpServerContractAssert> {

	private final Map<String, @Nullable Object> json;

	private McpServerContract(Map<?, ?> json) {
		this.json = Json.map(CanonicalJson.contract(json));
	}

	/**
	 * Returns the contract of the server of a client of the SDK.
	 * @param client the client, which is initialized if it is not yet
	 * @return the contract
	 */
	public static McpServerContract of(McpSyncClient client) {
		if (!client.isInitialized()) {
			client.initialize();
		}
		InitializeResult server = client.getCurrentInitializationResult();
		ServerCapabilities offered = server.capabilities();
		Map<String, Object> lists = new LinkedHashMap<>();
		if (offered.tools() != null) {
			lists.put("tools", client.listTools().tools());
		}
		if (offered.resources() != null) {
			lists.put("resources", client.listResources().resources());
			lists.put("resourceTemplates", client.listResourceTemplates().resourceTemplates());
		}
		if (offered.prompts() != null) {
			lists.put("prompts", client.listPrompts().prompts());
		}
		return of(server, lists);
	}

	/**
	 * Returns the contract of a server that has said all this.
	 * @param server what the server said in the handshake
	 * @param lists the lists of {@code tools}, {@code resources},
	 * {@code resourceTemplates} and {@code prompts}, with elements of the SDK's types or
	 * maps; those that are missing are empty
	 * @return the contract
	 */
	public static McpServerContract of(InitializeResult server, Map<String, ?> lists) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("server", server.serverInfo());
		json.put("instructions", server.instructions());
		json.put("capabilities", server.capabilities());
		json.putAll(lists);
		try {
			return parse(McpJsonDefaults.getMapper().writeValueAsString(json));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Reads a contract as {@link #toJson()} has written it.
	 * @param json the JSON
	 * @return the contract
	 * @throws IllegalArgumentException if it is no JSON object
	 */
	public static McpServerContract parse(String json) {
		return new McpServerContract(Json.read(json));
	}

	/**
	 * Reads a contract from a file.
	 * @param file the file, in UTF-8
	 * @return the contract
	 * @throws UncheckedIOException if the file cannot be read
	 * @throws IllegalArgumentException if its content is no JSON object
	 */
	public static McpServerContract readFrom(Path file) {
		try {
			return parse(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("%s is no contract. %s".formatted(file, ex.getMessage()), ex);
		}
	}

	/**
	 * Returns the server's name.
	 * @return the name
	 */
	public String name() {
		return Json.text(Json.map(this.json.get("server")), "name");
	}

	/**
	 * Returns the contract as JSON that is the same for equal contracts, with a line for
	 * each value. Characters that nobody sees are escaped.
	 * @return the JSON, which ends with a line break
	 */
	public String toJson() {
		return Json.writePretty(this.json);
	}

	/**
	 * Writes the contract as JSON, in UTF-8, and makes the directories of the file.
	 * @param file the file
	 * @throws UncheckedIOException if it cannot be written
	 */
	public void writeTo(Path file) {
		try {
			Path directory = file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory);
			}
			Files.writeString(file, toJson());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Returns the contract as a page for people: tables of tools with their arguments and
	 * what they cost in tokens, of resources and of prompts. Without JTokkit on the class
	 * path the tokens are left out.
	 * @return the page in Markdown
	 */
	public String toMarkdown() {
		return new MarkdownPage(this).toString();
	}

	/**
	 * Compares this contract with an earlier one of the same server.
	 * @param earlier the earlier contract
	 * @return the differences, the worst first
	 */
	public List<ContractDifference> differencesFrom(McpServerContract earlier) {
		return ContractComparison.compare(earlier.json, this.json);
	}

	/**
	 * Counts what the list of tools costs in each conversation with a model. A tool is
	 * counted as most clients hand it on: name, description and input schema, as JSON
	 * without blanks. What a model's provider adds is not known. The tokenizer is JTokkit
	 * with the encoding {@code o200k_base}.
	 * @return the tokens, tool by tool
	 * @throws IllegalStateException if JTokkit is not on the class path
	 */
	public TokenCount tokens() {
		return TokenCount.of(tools(), Tokenizer.get());
	}

	/**
	 * Returns what the {@linkplain LintRule rules} that are on by default find.
	 * @return the findings, in the order of the rules
	 */
	public List<LintFinding> findings() {
		return findings((lint) -> {
		});
	}

	/**
	 * Returns what chosen rules find.
	 * @param rules chooses rules and makes exceptions
	 * @return the findings, in the order of the rules
	 */
	public List<LintFinding> findings(Consumer<Lint> rules) {
		Lint lint = new Lint();
		rules.accept(lint);
		return lint.check(this);
	}

	/**
	 * Starts an assertion. AssertJ's {@code assertThat(contract)} calls this method.
	 * @return the assertion
	 */
	@Override
	public McpServerContractAssert assertThat() {
		return new McpServerContractAssert(this);
	}

	Map<String, @Nullable Object> json() {
		return this.json;
	}

	List<Map<String, @Nullable Object>> tools() {
		return items("tools");
	}

	List<Map<String, @Nullable Object>> items(String list) {
		List<Map<String, @Nullable Object>> items = new ArrayList<>();
		Json.list(this.json.get(list)).forEach((item) -> items.add(Json.map(item)));
		return items;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof McpServerContract contract && this.json.equals(contract.json);
	}

	@Override
	public int hashCode() {
		return this.json.hashCode();
	}

	@Override
	public String toString() {
		return "contract of '" + name() + "'";
	}

}
