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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link McpServerContract}: its canonical JSON, its files and its page.
 */
class McpServerContractTests {

	@TempDir
	private Path directory;

	@Test
	void isTheSameInAnyOrder() {
		McpServerContract one = Contracts.parse("""
				{'server': {'name': 'a', 'title': 'b'}, 'tools': [{'name': 'y', 'inputSchema': {}},
				 {'name': 'x', 'inputSchema': {'type': 'object', 'properties': {'p': {'maximum': 1}, 'q': {}}}}],
				 'prompts': [{'name': 'p', 'arguments': [{'name': 'b'}, {'name': 'a'}]}]}""");
		McpServerContract other = Contracts.parse("""
				{'prompts': [{'arguments': [{'name': 'a'}, {'name': 'b'}], 'name': 'p'}],
				 'tools': [{'inputSchema': {'properties': {'q': {}, 'p': {'maximum': 1.0}}, 'type': 'object'},
				 'name': 'x'}, {'inputSchema': {}, 'name': 'y'}], 'server': {'title': 'b', 'name': 'a'}}""");

		assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString("contract of 'a'");
		assertThat(one.toJson()).isEqualTo(other.toJson());
		assertThat(one).isNotEqualTo(Contracts.shop()).isNotEqualTo("contract of 'a'");
	}

	@Test
	void leavesOutWhatChangesByItself() {
		String json = Contracts.parse("""
				{'server': {'name': 'a', 'version': '1.2.3'}, 'protocolVersion': '2025-11-25', 'instructions': null,
				 'resources': [{'uri': 'a:b', 'size': 7, 'title': null,
				  'annotations': {'priority': 0.5, 'lastModified': '2026-01-01T00:00:00Z'}}],
				 'resourceTemplates': [{'uriTemplate': 'a:{b}', 'annotations': {'lastModified': '2026'}}]}""").toJson();

		assertThat(json).isEqualTo("""
				{
				  "server": {
				    "name": "a"
				  },
				  "capabilities": {},
				  "tools": [],
				  "resources": [
				    {
				      "uri": "a:b",
				      "annotations": {
				        "priority": 0.5
				      }
				    }
				  ],
				  "resourceTemplates": [
				    {
				      "uriTemplate": "a:{b}"
				    }
				  ],
				  "prompts": []
				}
				""");
	}

	@Test
	void keepsWhatNoTypeOfTheSdkHasAFieldFor() {
		assertThat(Contracts
			.parse("{'server': {'name': 'a'}, 'tools': [{'name': 't', 'execution': {'taskSupport': 'optional'}}]}")
			.toJson()).contains("\"taskSupport\": \"optional\"");
	}

	@Test
	void keepsValuesOfSchemasAsTheyAre() {
		String json = Contracts
			.withInput("{'default': {'required': ['b', 'a']}, 'properties': {'required': {'enum': ['b', null, 'a']}, "
					+ "'const': {'const': null}, 'items': {'items': [true, {'type': ['null', 'string']}]}}}")
			.toJson();

		assertThat(json).contains("\"required\": [\"b\", \"a\"]", "\"enum\": [\"a\", \"b\", null]", "\"const\": null",
				"\"type\": [\"null\", \"string\"]");
	}

	@Test
	void writesLongListsOnSeveralLines() {
		String json = Contracts.withInput("{'enum': ['%s', '%s']}".formatted("a".repeat(50), "b".repeat(50))).toJson();

		assertThat(json).contains("\"enum\": [\n", "\",\n").contains("b\"\n");
	}

	@Test
	void escapesWhatNobodySees() {
		McpServerContract contract = Contracts
			.described("\u200b\u202e\udb40\udc41 \"a\\b\"\n\r\t\u0007 Мастер 夏目漱石 \u0000");

		assertThat(contract.toJson())
			.contains("\"\\u200b\\u202e\\udb40\\udc41 \\\"a\\\\b\\\"\\n\\r\\t\\u0007 Мастер " + "夏目漱石 \\u0000\"");
		assertThat(McpServerContract.parse(contract.toJson())).isEqualTo(contract);
	}

	@Test
	void isReadAsItWasWritten() {
		Path file = this.directory.resolve("contracts/shop.json");

		Contracts.shop().writeTo(file);

		assertThat(McpServerContract.readFrom(file)).isEqualTo(Contracts.shop());
		assertThat(file).content().isEqualTo(Contracts.shop().toJson()).endsWith("}\n");
	}

	@Test
	void saysWhichFileIsNoContract() throws IOException {
		Path list = Files.writeString(this.directory.resolve("list.json"), "[]");
		Path text = Files.writeString(this.directory.resolve("text.json"), "contract");

		assertThatIllegalArgumentException().isThrownBy(() -> McpServerContract.readFrom(list))
			.withMessageStartingWith(list + " is no contract. It is no JSON object.");
		assertThatIllegalArgumentException().isThrownBy(() -> McpServerContract.readFrom(text))
			.withMessageStartingWith(text + " is no contract. It is no JSON: ");
	}

	@Test
	void saysWhichFileCannotBeReadOrWritten() throws IOException {
		Path file = Files.createFile(this.directory.resolve("file"));

		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> McpServerContract.readFrom(file.resolve("below")));
		assertThatExceptionOfType(UncheckedIOException.class)
			.isThrownBy(() -> Contracts.shop().writeTo(file.resolve("below")));
		assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(() -> Contracts.shop().writeTo(Path.of("/")));
	}

	@Test
	void isAPageForPeople() {
		assertThat(Contracts.shop().toMarkdown()).isEqualTo("""
				# shop

				Ask for books.

				Capabilities: completions, logging, tools

				## Tools

				| tool | description | hints | tokens |
				| --- | --- | --- | ---: |
				| `reserve_copy` | Sets a copy aside. |  | 24 |
				| `search_books` | Finds books. | readOnly | 54 |
				| all |  |  | 78 |

				### `reserve_copy`

				No arguments.

				### `search_books`

				| argument | type | required | description |
				| --- | --- | --- | --- |
				| `limit` | integer | no | How many. |
				| `query` | string | yes | What to look for. |

				| result field | type | required | description |
				| --- | --- | --- | --- |
				| `books` | array of object | no |  |
				| `count` | integer | yes |  |

				## Resources

				| uri | mimeType | description |
				| --- | --- | --- |
				| `shop://list` | text/plain | All books. |

				## Resource templates

				| uriTemplate | mimeType | description |
				| --- | --- | --- |
				| `shop://books/{id}` |  | A book. |

				## Prompts

				| prompt | arguments | description |
				| --- | --- | --- |
				| `recommend` | `author` | Asks for a book. |
				""");
	}

	@Test
	void aPageSaysWhatTypesThereAreAndHasNoMarkupOfTheServer() {
		String page = Contracts.parse("""
				{'server': {'name': 'a', 'title': 'A', 'description': '<b>|b'}, 'tools': [{'name': 't|',
				 'inputSchema': {'properties': {'a': {'enum': ['x', 'y']}, 'b': {'type': ['string', 'null']}, 'c': {},
				  'd': {'type': 'array'}, 'e': {'$ref': '#/$defs/e'}}, '$defs': {'e': {'type': 'number'}}}}],
				 'prompts': [{'name': 'p', 'arguments': [{'name': 'q'}, {'name': 'r', 'required': true}]}]}""")
			.toMarkdown();

		assertThat(page).contains("&lt;b>\\|b", "Capabilities: none", "`t\\|`", "| one of [\"x\",\"y\"] |",
				"| null or string |", "| `c` | any |", "| array of any |", "| `e` | number |",
				"| `p` | `q` (optional), `r` |");
	}

	@Test
	void aPageOfAServerWithNothingIsShort() {
		assertThat(Contracts.parse("{'server': {'name': 'a'}}").toMarkdown()).isEqualTo("# a\n\nCapabilities: none\n");
	}

}
