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
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.mcpslice.assertj.ElicitFormRequestAssert;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * {@link ElicitationScript} on a {@link Script}.
 *
 * @param script the answers
 * @param single whether the next answer is given once
 * @param jsonMapper the mapper for content and assertions
 * @param timeout how long to wait for a request
 */
record DefaultElicitationScript(Script<ElicitFormRequest, ElicitResult> script, boolean single,
		McpJsonMapper jsonMapper, Duration timeout) implements ElicitationScript {

	@Override
	public ElicitationScript once() {
		return new DefaultElicitationScript(this.script, true, this.jsonMapper, this.timeout);
	}

	@Override
	public ElicitationScript accepts(Object content) {
		Map<String, Object> form = JsonObjects.from("The content of a form", content, this.jsonMapper);
		return answers((request) -> ElicitResult.builder(Action.ACCEPT).content(form).build());
	}

	@Override
	public ElicitationScript accepts() {
		return answers((request) -> ElicitResult.builder(Action.ACCEPT).build());
	}

	@Override
	public ElicitationScript declines() {
		return answers((request) -> ElicitResult.builder(Action.DECLINE).build());
	}

	@Override
	public ElicitationScript cancels() {
		return answers((request) -> ElicitResult.builder(Action.CANCEL).build());
	}

	@Override
	public ElicitationScript answers(Function<ElicitFormRequest, ElicitResult> answer) {
		if (this.single) {
			this.script.once(answer);
			return new DefaultElicitationScript(this.script, false, this.jsonMapper, this.timeout);
		}
		this.script.always(answer);
		return this;
	}

	@Override
	public ListAssert<ElicitFormRequest> requests() {
		return Assertions.assertThat(this.script.requests()).as("elicitation requests of the server");
	}

	@Override
	public ElicitFormRequestAssert request(Predicate<? super ElicitFormRequest> which) {
		return assertThat(this.script.request(which, this.timeout));
	}

	@Override
	public ElicitFormRequestAssert request() {
		return assertThat(this.script.onlyRequest(this.timeout));
	}

	private ElicitFormRequestAssert assertThat(ElicitFormRequest request) {
		return new ElicitFormRequestAssert(request, this.jsonMapper).as("the server's elicitation request");
	}

}
