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

package dev.mcpslice.internal.client;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.mcpslice.assertj.CompleteResultAssert;
import dev.mcpslice.assertj.GetPromptResultAssert;
import dev.mcpslice.assertj.InitializeResultAssert;
import dev.mcpslice.assertj.McpAssertions;
import dev.mcpslice.assertj.ReadResourceResultAssert;
import dev.mcpslice.assertj.ToolAssert;
import dev.mcpslice.client.McpOperations;
import dev.mcpslice.contract.McpServerContract;
import dev.mcpslice.internal.client.session.JsonObjects;
import dev.mcpslice.internal.client.session.NearestNames;
import dev.mcpslice.internal.client.session.Outcome;
import dev.mcpslice.internal.client.session.TestSession;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.Exchange;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest.CompleteArgument;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.GetPromptResult;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.ListPromptsResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourceTemplatesResult;
import io.modelcontextprotocol.spec.McpSchema.ListResourcesResult;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.SubscribeRequest;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.UnsubscribeRequest;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.test.json.JsonContentAssert;

/**
 * {@link McpOperations} of the SDK's client, and of the transport below it.
 */
class DefaultMcpOperations implements McpOperations {

	/**
	 * Stands for a result that says nothing.
	 */
	private static final Object DONE = new Object();

	/**
	 * Codes with which servers say that they have no tool, prompt or resource of a name.
	 */
	private static final Set<Integer> UNKNOWN = Set.of(ErrorCodes.INVALID_PARAMS, ErrorCodes.RESOURCE_NOT_FOUND);

	private final TestSession session;

	private final McpJsonMapper jsonMapper;

	private final CallOptions options;

	/**
	 * Creates operations.
	 * @param session the session
	 * @param jsonMapper the mapper for what tests give and get
	 * @param options the settings of calls
	 */
	DefaultMcpOperations(TestSession session, McpJsonMapper jsonMapper, CallOptions options) {
		this.session = session;
		this.jsonMapper = jsonMapper;
		this.options = options;
	}

	@Override
	public ToolResponse callTool(String name, Object arguments) {
		return callTool(CallToolRequest.builder(name)
			.arguments(JsonObjects.from("The arguments of a tool", arguments, this.jsonMapper))
			.build());
	}

	@Override
	public ToolResponse callTool(CallToolRequest request) {
		if (this.options.validateArguments()) {
			this.session.schemas().verifyArguments(request, this.session.toolListChanges(), this::tools);
		}
		Outcome<CallToolResult> outcome = execute(McpSchema.METHOD_TOOLS_CALL + " " + request.name(),
				this.session.client().callTool(request));
		return new DefaultResponse.OfTool(outcome.verify((result) -> verify(request, result, outcome.exchange())),
				this.jsonMapper, this.session.findings(),
				() -> explain(outcome, request.name(), "tools", this::toolNames));
	}

	private void verify(CallToolRequest request, CallToolResult result, Exchange exchange) {
		if (!Boolean.TRUE.equals(result.isError())) {
			this.session.schemas().verifyResult(request, result, this.session.toolListChanges(), this::tools, exchange);
		}
	}

	@Override
	public Response<ListAssert<Tool>> listTools() {
		return list(McpSchema.METHOD_TOOLS_LIST, this.session.client().listTools().map(ListToolsResult::tools));
	}

	@Override
	public ToolAssert tool(String name) {
		List<Tool> tools = tools();
		return new ToolAssert(
				tools.stream()
					.filter((tool) -> tool.name().equals(name))
					.findFirst()
					.orElseThrow(() -> new AssertionError("Expected a tool '%s', but the server has only these: %s"
						.formatted(name, NearestNames.list(name, tools.stream().map(Tool::name).toList())))),
				this.jsonMapper)
			.as("tool '%s'", name);
	}

	private List<Tool> tools() {
		return execute(McpSchema.METHOD_TOOLS_LIST, this.session.client().listTools().map(ListToolsResult::tools))
			.orThrow();
	}

	@Override
	public Response<ListAssert<Resource>> listResources() {
		return list(McpSchema.METHOD_RESOURCES_LIST,
				this.session.client().listResources().map(ListResourcesResult::resources));
	}

	@Override
	public Response<ListAssert<ResourceTemplate>> listResourceTemplates() {
		return list(McpSchema.METHOD_RESOURCES_TEMPLATES_LIST,
				this.session.client().listResourceTemplates().map(ListResourceTemplatesResult::resourceTemplates));
	}

	@Override
	public Response<ListAssert<Prompt>> listPrompts() {
		return list(McpSchema.METHOD_PROMPT_LIST, this.session.client().listPrompts().map(ListPromptsResult::prompts));
	}

	private <T> Response<ListAssert<T>> list(String method, Mono<List<T>> call) {
		return respond(execute(method, call), Assertions::assertThat);
	}

	@Override
	public Response<ReadResourceResultAssert> readResource(String uri) {
		return readResource(ReadResourceRequest.builder(uri).build());
	}

	@Override
	public Response<ReadResourceResultAssert> readResource(ReadResourceRequest request) {
		Outcome<ReadResourceResult> outcome = execute(McpSchema.METHOD_RESOURCES_READ + " " + request.uri(),
				this.session.client().readResource(request));
		return respond(outcome, (result) -> new ReadResourceResultAssert(result, this.jsonMapper),
				() -> explain(outcome, request.uri(), "resources", this::resourceNames));
	}

	@Override
	public Response<McpOperations> subscribe(String uri) {
		return done(McpSchema.METHOD_RESOURCES_SUBSCRIBE,
				this.session.client().subscribeResource(SubscribeRequest.builder(uri).build()));
	}

	@Override
	public Response<McpOperations> unsubscribe(String uri) {
		return done(McpSchema.METHOD_RESOURCES_UNSUBSCRIBE,
				this.session.client().unsubscribeResource(UnsubscribeRequest.builder(uri).build()));
	}

	@Override
	public Response<GetPromptResultAssert> getPrompt(String name, Object arguments) {
		return getPrompt(GetPromptRequest.builder(name)
			.arguments(JsonObjects.from("The arguments of a prompt", arguments, this.jsonMapper))
			.build());
	}

	@Override
	public Response<GetPromptResultAssert> getPrompt(GetPromptRequest request) {
		Outcome<GetPromptResult> outcome = execute(McpSchema.METHOD_PROMPT_GET + " " + request.name(),
				this.session.client().getPrompt(request));
		return respond(outcome, (result) -> new GetPromptResultAssert(result, this.jsonMapper),
				() -> explain(outcome, request.name(), "prompts", this::promptNames));
	}

	@Override
	public Response<CompleteResultAssert> completePrompt(String prompt, String argument, String value) {
		return complete(PromptReference.builder(prompt).build(), argument, value);
	}

	@Override
	public Response<CompleteResultAssert> completeResource(String uriTemplate, String variable, String value) {
		return complete(new ResourceReference(uriTemplate), variable, value);
	}

	private Response<CompleteResultAssert> complete(CompleteReference reference, String argument, String value) {
		return complete(CompleteRequest.builder(reference, new CompleteArgument(argument, value)).build());
	}

	@Override
	public Response<CompleteResultAssert> complete(CompleteRequest request) {
		return respond(execute(McpSchema.METHOD_COMPLETION_COMPLETE, this.session.client().completeCompletion(request)),
				(result) -> new CompleteResultAssert(result, this.jsonMapper));
	}

	@Override
	public Response<McpOperations> ping() {
		return done(McpSchema.METHOD_PING, this.session.client().ping());
	}

	@Override
	public Response<McpOperations> setLogLevel(LoggingLevel level) {
		return done(McpSchema.METHOD_LOGGING_SET_LEVEL, this.session.client().setLoggingLevel(level));
	}

	@Override
	public InitializeResultAssert server() {
		return new InitializeResultAssert(this.session.server(), this.jsonMapper).as("what the server says of itself");
	}

	@Override
	public McpServerContract contract() {
		return new ListedContract(this.session, this.options).read();
	}

	@Override
	public Response<JsonContentAssert> sendRequest(String method, @Nullable Object params) {
		Mono<Object> result = this.session.request(method, params).map(DefaultMcpOperations::result);
		return respond(execute(method, result), (json) -> McpAssertions.assertThatJson(json, this.jsonMapper));
	}

	/**
	 * Returns the result of a response.
	 * @param response the response
	 * @return its result
	 * @throws McpError if it is an error
	 */
	static Object result(JSONRPCResponse response) {
		if (response.error() != null) {
			throw new McpError(response.error());
		}
		return response.result();
	}

	@Override
	public Response<McpOperations> sendNotification(String method, @Nullable Object params) {
		return done(method, this.session.notify(method, params));
	}

	private <R> Outcome<R> execute(String title, Mono<R> call) {
		return this.session.execute(title, this.options, call);
	}

	private <R, A> Response<A> respond(Outcome<R> outcome, Function<R, A> leadsTo) {
		return respond(outcome, leadsTo, () -> {
		});
	}

	private <R, A> Response<A> respond(Outcome<R> outcome, Function<R, A> leadsTo, Runnable explanation) {
		return new DefaultResponse<>(outcome, leadsTo, this.jsonMapper, this.session.findings(), explanation);
	}

	// A server need not say what there is instead.
	private void explain(Outcome<?> outcome, String name, String kind, Supplier<Mono<List<String>>> names) {
		if (outcome.failure() instanceof McpError error && error.getJsonRpcError() != null
				&& UNKNOWN.contains(error.getJsonRpcError().code())) {
			this.session.askQuietly(this.options, names.get())
				.filter((there) -> !there.contains(name))
				.ifPresent((there) -> outcome.exchange()
					.advise("The server has no '%s', but these %s: %s".formatted(name, kind,
							NearestNames.list(name, there))));
		}
	}

	private Mono<List<String>> toolNames() {
		return this.session.client().listTools().map((list) -> list.tools().stream().map(Tool::name).toList());
	}

	private Mono<List<String>> promptNames() {
		return this.session.client().listPrompts().map((list) -> list.prompts().stream().map(Prompt::name).toList());
	}

	// URIs of a template match none of the list.
	private Mono<List<String>> resourceNames() {
		McpAsyncClient client = this.session.client();
		return client.listResources()
			.map((list) -> list.resources().stream().map(Resource::uri).toList())
			.flatMap((uris) -> client.listResourceTemplates()
				.map((list) -> Stream
					.concat(uris.stream(), list.resourceTemplates().stream().map(ResourceTemplate::uriTemplate))
					.toList()));
	}

	private Response<McpOperations> done(String method, Mono<?> call) {
		return respond(execute(method, call.then(Mono.just(DONE))), (result) -> this);
	}

}
