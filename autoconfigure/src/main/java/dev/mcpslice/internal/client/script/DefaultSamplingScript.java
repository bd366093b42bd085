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
import java.util.function.Function;

import dev.mcpslice.assertj.CreateMessageRequestAssert;
import dev.mcpslice.client.SamplingScript;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;

/**
 * {@link SamplingScript} on a {@link Script}.
 */
public final class DefaultSamplingScript
		extends AbstractScript<SamplingScript, CreateMessageRequest, CreateMessageResult, CreateMessageRequestAssert>
		implements SamplingScript {

	/**
	 * What the specification's example of a user who rejects has.
	 */
	private static final int REJECTED = -1;

	/**
	 * Creates a script.
	 * @param script the answers
	 * @param jsonMapper the mapper for what tests give and for assertions
	 * @param timeout how long to wait for a request
	 */
	public DefaultSamplingScript(Script<CreateMessageRequest, CreateMessageResult> script, McpJsonMapper jsonMapper,
			Duration timeout) {
		this(script, false, jsonMapper, timeout);
	}

	private DefaultSamplingScript(Script<CreateMessageRequest, CreateMessageResult> script, boolean single,
			McpJsonMapper jsonMapper, Duration timeout) {
		super(script, "sampling", single, jsonMapper, timeout);
	}

	@Override
	SamplingScript create(Script<CreateMessageRequest, CreateMessageResult> script, boolean single,
			McpJsonMapper jsonMapper, Duration timeout) {
		return new DefaultSamplingScript(script, single, jsonMapper, timeout);
	}

	@Override
	CreateMessageRequestAssert assertThat(CreateMessageRequest request, McpJsonMapper jsonMapper) {
		return new CreateMessageRequestAssert(request, jsonMapper);
	}

	@Override
	public SamplingScript replies(String text) {
		return replies(
				(request) -> CreateMessageResult.builder(Role.ASSISTANT, TextContent.builder(text).build(), "mcpslice")
					.build());
	}

	@Override
	public SamplingScript replies(Function<CreateMessageRequest, CreateMessageResult> reply) {
		return answers(reply);
	}

	@Override
	public SamplingScript refuses(String reason) {
		return replies((request) -> {
			throw McpError.builder(REJECTED).message(reason).build();
		});
	}

}
