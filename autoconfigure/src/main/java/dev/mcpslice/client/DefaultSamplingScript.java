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

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.mcpslice.assertj.CreateMessageRequestAssert;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.Role;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * {@link SamplingScript} on a {@link Script}.
 *
 * @param script the answers
 * @param single whether the next answer is given once
 * @param jsonMapper the mapper for assertions
 * @param timeout how long to wait for a request
 */
record DefaultSamplingScript(Script<CreateMessageRequest, CreateMessageResult> script, boolean single,
		McpJsonMapper jsonMapper, Duration timeout) implements SamplingScript {

	/**
	 * What the specification's example of a user who rejects has.
	 */
	private static final int REJECTED = -1;

	@Override
	public SamplingScript once() {
		return new DefaultSamplingScript(this.script, true, this.jsonMapper, this.timeout);
	}

	@Override
	public SamplingScript replies(String text) {
		return replies(
				(request) -> CreateMessageResult.builder(Role.ASSISTANT, TextContent.builder(text).build(), "mcpslice")
					.build());
	}

	@Override
	public SamplingScript replies(Function<CreateMessageRequest, CreateMessageResult> reply) {
		if (this.single) {
			this.script.once(reply);
			return new DefaultSamplingScript(this.script, false, this.jsonMapper, this.timeout);
		}
		this.script.always(reply);
		return this;
	}

	@Override
	public SamplingScript refuses(String reason) {
		return replies((request) -> {
			throw McpError.builder(REJECTED).message(reason).build();
		});
	}

	@Override
	public ListAssert<CreateMessageRequest> requests() {
		return Assertions.assertThat(this.script.requests()).as("sampling requests of the server");
	}

	@Override
	public CreateMessageRequestAssert request(Predicate<? super CreateMessageRequest> which) {
		return assertThat(this.script.request(which, this.timeout));
	}

	@Override
	public CreateMessageRequestAssert request() {
		return assertThat(this.script.onlyRequest(this.timeout));
	}

	private CreateMessageRequestAssert assertThat(CreateMessageRequest request) {
		return new CreateMessageRequestAssert(request, this.jsonMapper).as("the server's sampling request");
	}

}
