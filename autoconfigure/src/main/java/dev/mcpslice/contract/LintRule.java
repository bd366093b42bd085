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

import java.util.Locale;

/**
 * Rules of a {@link Lint}: what clients of models refuse, cut off or misunderstand, each
 * with its source.
 */
public enum LintRule {

	/**
	 * A tool's name has characters other than ASCII letters, digits, {@code _} and
	 * {@code -}, or more than 64. The specification allows dots and 128 characters; the
	 * interfaces of models do not.
	 */
	TOOL_NAME("https://github.com/openai/codex/issues/8174"),

	/**
	 * The names of server and tool have more than 60 characters together. Cursor leaves
	 * such tools out.
	 */
	COMBINED_NAME("https://github.com/ComposioHQ/composio/issues/2788"),

	/**
	 * Two tools have one name. Interfaces of models refuse the whole list.
	 */
	DUPLICATE_NAME("https://modelcontextprotocol.io/specification/2025-11-25/server/tools#tool-names"),

	/**
	 * Two tools have names that differ in case, separators or a plural only, or the same
	 * description, so that a model cannot tell which one to take.
	 */
	NEAR_DUPLICATE("https://www.anthropic.com/engineering/writing-tools-for-agents"),

	/**
	 * A tool, resource, resource template or prompt has no description, or one that
	 * repeats its name.
	 */
	MISSING_DESCRIPTION("https://www.anthropic.com/engineering/writing-tools-for-agents"),

	/**
	 * A tool's description has more than 1,024 characters, which is as much as some of
	 * OpenAI's models take. {@link Lint#longestDescription(int)} sets another number.
	 */
	LONG_DESCRIPTION("https://github.com/modelcontextprotocol/servers/issues/799"),

	/**
	 * An argument of a tool or prompt has no description.
	 */
	UNDESCRIBED_ARGUMENT("https://www.anthropic.com/engineering/writing-tools-for-agents"),

	/**
	 * An argument's name has characters other than ASCII letters, digits, {@code _},
	 * {@code .} and {@code -}, or more than 64. Anthropic's interface refuses the whole
	 * list.
	 */
	ARGUMENT_NAME("https://github.com/microsoft/azure-devops-mcp/issues/341"),

	/**
	 * An input schema has {@code anyOf}, {@code oneOf} or {@code allOf} at the top.
	 * Anthropic's interface refuses the whole list.
	 */
	TOP_LEVEL_UNION("https://github.com/anthropics/claude-code/issues/5973"),

	/**
	 * A schema refers to something outside of itself, or to nothing.
	 */
	UNRESOLVED_REFERENCE("https://github.com/google-gemini/gemini-cli/issues/13326"),

	/**
	 * A schema refers to itself. Gemini refuses the whole list.
	 */
	RECURSIVE_SCHEMA("https://github.com/google-gemini/gemini-cli/pull/5609"),

	/**
	 * An input schema is not an object, or one of its arguments has no type. Clients that
	 * convert schemas leave the argument out or refuse the tool.
	 */
	MISSING_TYPE("https://github.com/tanaikech/ToolsForMCPServer/issues/9"),

	/**
	 * An array does not say what its elements are. VS Code refuses the tool.
	 */
	ARRAY_WITHOUT_ITEMS("https://github.com/microsoft/vscode/issues/248810"),

	/**
	 * A tool's annotations say that it only reads, or destroys nothing, and its name says
	 * otherwise. Clients that trust the annotations do not ask the user.
	 */
	HINT_AGAINST_NAME("https://modelcontextprotocol.io/specification/2025-11-25/schema#toolannotations"),

	/**
	 * A text gives orders that are not about the tool itself: to use it instead of all
	 * others, to keep something from the user, to read secrets. Poisoned tools do so.
	 */
	INSTRUCTS_MODEL("https://invariantlabs.ai/blog/mcp-security-notification-tool-poisoning-attacks"),

	/**
	 * A text has characters that nobody sees and models read: of no width, overriding the
	 * direction, tags.
	 */
	HIDDEN_CHARACTERS("https://www.unicode.org/reports/tr36/"),

	/**
	 * An input schema has references at all. Some clients do not resolve them. Off by
	 * default, since generators write references for each type that occurs twice.
	 */
	REFERENCE("https://github.com/pydantic/pydantic-ai/issues/1598", false),

	/**
	 * An object of an input schema does not forbid other properties, or has optional
	 * ones, so that OpenAI's strict mode refuses it. Off by default, since clients send
	 * tools of MCP without strict mode, and optional arguments are good practice there.
	 */
	STRICT_MODE("https://platform.openai.com/docs/guides/structured-outputs#supported-schemas", false);

	private final String source;

	private final boolean on;

	LintRule(String source) {
		this(source, true);
	}

	LintRule(String source, boolean on) {
		this.source = source;
		this.on = on;
	}

	/**
	 * Returns where the rule comes from.
	 * @return a URL
	 */
	public String source() {
		return this.source;
	}

	/**
	 * Returns whether the rule is on unless a test says otherwise.
	 * @return whether it is
	 */
	public boolean isOnByDefault() {
		return this.on;
	}

	/**
	 * Returns the name that messages show, such as {@code tool-name}.
	 * @return the name
	 */
	@Override
	public String toString() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
