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

package dev.mcpslice.internal.client.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.mcpslice.assertj.McpAssertions;
import dev.mcpslice.internal.client.transport.Exchange;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of the server's tools. They are asked for when they are needed. A server
 * that tells of changes is asked again when it has told of one, and when a result does
 * not match, since the change may be told later than the result. Any other server is
 * asked each time. Thread-safe.
 */
public final class ToolSchemas {

	private final boolean changesAreTold;

	private volatile @Nullable Listing listing;

	ToolSchemas(boolean changesAreTold) {
		this.changesAreTold = changesAreTold;
	}

	private Optional<Tool> find(String name, long version, Supplier<List<Tool>> list) {
		Listing listing = this.listing;
		if (listing != null && this.changesAreTold && listing.version() == version) {
			Optional<Tool> known = listing.find(name);
			if (known.isPresent()) {
				return known;
			}
		}
		return findAnew(name, version, list);
	}

	private Optional<Tool> findAnew(String name, long version, Supplier<List<Tool>> list) {
		Listing listing = new Listing(list.get(), version);
		this.listing = listing;
		return listing.find(name);
	}

	/**
	 * Verifies structured content against the tool's output schema.
	 * @param request the call
	 * @param result its result
	 * @param version how often the server has told of changes
	 * @param list asks for the list of tools
	 * @param exchange what went over the wire
	 */
	public void verifyResult(CallToolRequest request, CallToolResult result, long version, Supplier<List<Tool>> list,
			Exchange exchange) {
		try {
			find(request.name(), version, list).ifPresent((tool) -> verify(tool, result, exchange));
		}
		catch (AssertionError ex) {
			findAnew(request.name(), version, list).ifPresent((tool) -> verify(tool, result, exchange));
		}
	}

	private static void verify(Tool tool, CallToolResult result, Exchange exchange) {
		Supplier<String> description = exchange::toString;
		McpAssertions.assertThat(result).as(description).matchesOutputSchemaOf(tool);
	}

	/**
	 * Verifies arguments against the tool's input schema.
	 * @param request the call
	 * @param version how often the server has told of changes
	 * @param list asks for the list of tools
	 */
	public void verifyArguments(CallToolRequest request, long version, Supplier<List<Tool>> list) {
		Tool tool = find(request.name(), version, list).orElseThrow(() -> new AssertionError(
				("The arguments cannot be validated, since the server has no tool " + "'%s', so that nothing was sent.")
					.formatted(request.name())));
		Map<String, Object> arguments = (request.arguments() != null) ? request.arguments() : Map.of();
		var validation = McpJsonDefaults.getSchemaValidator().validate(tool.inputSchema(), arguments);
		if (!validation.valid()) {
			throw new AssertionError(("The arguments do not match the input schema of the tool '%s', so that nothing "
					+ "was sent: %s%nArguments: %s%nInput schema: %s")
				.formatted(tool.name(), validation.errorMessage(), Exchange.json(arguments),
						Exchange.json(tool.inputSchema())));
		}
	}

	/**
	 * A list of tools.
	 *
	 * @param tools the tools
	 * @param version how often the server had told of changes when the list was asked for
	 */
	private record Listing(List<Tool> tools, long version) {

		Optional<Tool> find(String name) {
			return this.tools.stream().filter((tool) -> tool.name().equals(name)).findFirst();
		}

	}

}
