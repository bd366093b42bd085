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

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ListRootsResult;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.jspecify.annotations.Nullable;

/**
 * The roots of a client, if a test has said what they are. Thread-safe.
 */
final class ScriptedRoots {

	private final Findings findings;

	private volatile @Nullable List<Root> roots;

	private final AtomicInteger requests = new AtomicInteger();

	ScriptedRoots(Findings findings, @Nullable List<Root> roots) {
		this.findings = findings;
		this.roots = roots;
	}

	void set(Root... roots) {
		this.roots = List.of(roots);
	}

	int requests() {
		return this.requests.get();
	}

	/**
	 * Answers a request for the roots.
	 * @param request the request
	 * @return the response
	 */
	JSONRPCResponse answer(JSONRPCRequest request) {
		this.requests.incrementAndGet();
		List<Root> roots = this.roots;
		if (roots != null) {
			return JSONRPCResponse.result(request.id(), ListRootsResult.builder(roots).build());
		}
		return JSONRPCResponse.error(request.id(),
				Script.unscripted(McpSchema.METHOD_ROOTS_LIST, request,
						"Script them with mcp.roots().are(...), or have them "
								+ "from the start with roots(...) of a builder, perhaps in an McpTestClientCustomizer.",
						this.findings)
					.getJsonRpcError());
	}

	static Root[] of(String... uris) {
		return Stream.of(uris).map((uri) -> Root.builder(uri).build()).toArray(Root[]::new);
	}

}
