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

package dev.mcpslice.internal.client.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.mcpslice.internal.client.session.Findings;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.ListRootsResult;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The roots of a client, if a test has said what they are. Thread-safe.
 */
public final class ScriptedRoots {

	private static final String ADVICE = "Script them with mcp.roots().are(...), or have them from the start with "
			+ "roots(...) of a builder, perhaps in an McpTestClientCustomizer.";

	private final Findings findings;

	private @Nullable List<Root> roots;

	private boolean askedFor;

	public ScriptedRoots(Findings findings, @Nullable List<Root> roots) {
		this.findings = findings;
		this.roots = roots;
	}

	public synchronized void set(Root... roots) {
		this.roots = List.of(roots);
		this.askedFor = false;
	}

	private synchronized @Nullable List<Root> ask() {
		this.askedFor = true;
		return this.roots;
	}

	/**
	 * Answers a request for the roots.
	 * @param request the request
	 * @return the answer, or the error that the server gets
	 */
	Mono<ListRootsResult> answer(JSONRPCRequest request) {
		List<Root> roots = ask();
		this.findings.changed();
		return (roots != null) ? Mono.just(ListRootsResult.builder(roots).build())
				: Mono.error(Script.unscripted(McpSchema.METHOD_ROOTS_LIST, request, ADVICE, this.findings));
	}

	private synchronized Optional<Boolean> askedFor() {
		return Optional.of(this.askedFor).filter(Boolean::booleanValue);
	}

	/**
	 * Waits until the server has asked for the roots as they are.
	 * @param timeout how long to wait
	 */
	public void awaitRequest(Duration timeout) {
		this.findings.await(this::askedFor, timeout,
				(until) -> new AssertionError(
						"Expected the server to ask for the roots as they are now (roots/list), but it has not %s."
							.formatted(until)));
	}

}
