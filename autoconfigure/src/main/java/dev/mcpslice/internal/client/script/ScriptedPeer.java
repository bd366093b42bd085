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

import java.util.function.Function;

import dev.mcpslice.internal.client.session.Findings;
import dev.mcpslice.internal.client.transport.Exchange;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * What the server finds on the other side: a model, a user and roots that say what a test
 * has scripted.
 */
public final class ScriptedPeer {

	/**
	 * All that a scripted client can do.
	 */
	public static final ClientCapabilities CAPABILITIES = ClientCapabilities.builder()
		.roots(true)
		.sampling()
		.elicitation(true, true)
		.build();

	private static final String OR_DECLARE_NOTHING = " To test what the server does without, open a client that does "
			+ "not declare the capability: mcp.mutate().capabilities(...).build().";

	private final ClientCapabilities capabilities;

	private final Findings findings;

	private final ScriptedRoots roots;

	private final Script<CreateMessageRequest, CreateMessageResult> sampling;

	private final Script<ElicitFormRequest, ElicitResult> elicitation;

	private final Script<ElicitUrlRequest, ElicitResult> urlElicitation;

	public ScriptedPeer(ClientCapabilities capabilities, Findings findings, ScriptedRoots roots) {
		this.capabilities = capabilities;
		this.findings = findings;
		this.roots = roots;
		this.sampling = new Script<>(McpSchema.METHOD_SAMPLING_CREATE_MESSAGE,
				"Script one with mcp.sampling().replies(...)." + OR_DECLARE_NOTHING, findings);
		this.elicitation = new Script<>(McpSchema.METHOD_ELICITATION_CREATE,
				"Script one with mcp.elicitation().accepts(...), declines() or cancels()." + OR_DECLARE_NOTHING,
				findings);
		this.urlElicitation = new Script<>(McpSchema.METHOD_ELICITATION_CREATE + " by URL",
				"Script one with mcp.urlElicitation().accepts(), declines() or cancels()." + OR_DECLARE_NOTHING,
				findings);
	}

	/**
	 * Declares to the SDK's client what can be answered. It insists on handlers, and
	 * never calls them: requests are answered before they reach it.
	 * @param spec the specification of the client
	 */
	public void declare(AsyncSpec spec) {
		spec.capabilities(this.capabilities)
			.sampling((request) -> Mono.empty())
			.elicitation((request) -> Mono.empty())
			.urlElicitation((request) -> Mono.empty());
	}

	public boolean hasRoots() {
		return this.capabilities.roots() != null;
	}

	public boolean tellsChangesOfRoots() {
		return Boolean.TRUE.equals(this.capabilities.roots().listChanged());
	}

	public boolean samples() {
		return this.capabilities.sampling() != null;
	}

	public boolean elicits() {
		return this.capabilities.elicitation() != null
				&& (this.capabilities.elicitation().form() != null || !elicitsByUrl());
	}

	public boolean elicitsByUrl() {
		return this.capabilities.elicitation() != null && this.capabilities.elicitation().url() != null;
	}

	/**
	 * Answers a request of the server.
	 * @param request the request
	 * @return the response, which may be an error
	 */
	public Mono<JSONRPCResponse> answer(JSONRPCRequest request) {
		Mono<?> answer = switch (request.method()) {
			case McpSchema.METHOD_SAMPLING_CREATE_MESSAGE ->
				samples() ? read(request, new TypeRef<CreateMessageRequest>() {
				}, (asked) -> this.sampling.answer(asked, request)) : undeclared(request);
			case McpSchema.METHOD_ELICITATION_CREATE -> read(request, new TypeRef<ElicitRequest>() {
			}, (asked) -> elicit(asked, request));
			case McpSchema.METHOD_ROOTS_LIST -> hasRoots() ? this.roots.answer(request) : undeclared(request);
			default -> undeclared(request);
		};
		return answer.map((result) -> JSONRPCResponse.result(request.id(), result))
			.onErrorResume(McpError.class,
					(ex) -> Mono.just(JSONRPCResponse.error(request.id(), ex.getJsonRpcError())));
	}

	private Mono<?> elicit(ElicitRequest asked, JSONRPCRequest request) {
		if (asked instanceof ElicitUrlRequest url) {
			return elicitsByUrl() ? this.urlElicitation.answer(url, request) : undeclared(request);
		}
		return elicits() ? this.elicitation.answer((ElicitFormRequest) asked, request) : undeclared(request);
	}

	private <Q> Mono<?> read(JSONRPCRequest request, TypeRef<Q> type, Function<Q, Mono<?>> answer) {
		Q asked;
		try {
			Assert.notNull(request.params(), "It has no parameters");
			asked = McpJsonDefaults.getMapper().convertValue(request.params(), type);
		}
		catch (RuntimeException ex) {
			this.findings
				.unscripted("The SDK cannot read what the server asked its client (%s): %s%nThe server had asked: %s"
					.formatted(request.method(), ex.getMessage(), Exchange.json(request.params())), ex);
			return Mono.error(McpError.builder(ErrorCodes.INVALID_PARAMS).message("Unreadable request").build());
		}
		return answer.apply(asked);
	}

	private Mono<?> undeclared(JSONRPCRequest request) {
		Script.unscripted(request.method(), request, "The client has not declared that it can answer it.",
				this.findings);
		return Mono.error(
				McpError.builder(ErrorCodes.METHOD_NOT_FOUND).message("Method not found: " + request.method()).build());
	}

	public ScriptedRoots roots() {
		return this.roots;
	}

	public Script<CreateMessageRequest, CreateMessageResult> sampling() {
		return this.sampling;
	}

	public Script<ElicitFormRequest, ElicitResult> elicitation() {
		return this.elicitation;
	}

	public Script<ElicitUrlRequest, ElicitResult> urlElicitation() {
		return this.urlElicitation;
	}

}
