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

import dev.mcpslice.assertj.ElicitUrlRequestAssert;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * {@link UrlElicitationScript} on a {@link Script}.
 *
 * @param script the answers
 * @param single whether the next answer is given once
 * @param jsonMapper the mapper for assertions
 * @param timeout how long to wait for a request
 */
record DefaultUrlElicitationScript(Script<ElicitUrlRequest, ElicitResult> script, boolean single,
		McpJsonMapper jsonMapper, Duration timeout) implements UrlElicitationScript {

	@Override
	public UrlElicitationScript once() {
		return new DefaultUrlElicitationScript(this.script, true, this.jsonMapper, this.timeout);
	}

	@Override
	public UrlElicitationScript accepts() {
		return answers(Action.ACCEPT);
	}

	@Override
	public UrlElicitationScript declines() {
		return answers(Action.DECLINE);
	}

	@Override
	public UrlElicitationScript cancels() {
		return answers(Action.CANCEL);
	}

	private UrlElicitationScript answers(Action action) {
		return answers((request) -> ElicitResult.builder(action).build());
	}

	@Override
	public UrlElicitationScript answers(Function<ElicitUrlRequest, ElicitResult> answer) {
		if (this.single) {
			this.script.once(answer);
			return new DefaultUrlElicitationScript(this.script, false, this.jsonMapper, this.timeout);
		}
		this.script.always(answer);
		return this;
	}

	@Override
	public ListAssert<ElicitUrlRequest> requests() {
		return Assertions.assertThat(this.script.requests()).as("URL elicitation requests of the server");
	}

	@Override
	public ElicitUrlRequestAssert request(Predicate<? super ElicitUrlRequest> which) {
		return assertThat(this.script.request(which, this.timeout));
	}

	@Override
	public ElicitUrlRequestAssert request() {
		return assertThat(this.script.onlyRequest(this.timeout));
	}

	private ElicitUrlRequestAssert assertThat(ElicitUrlRequest request) {
		return new ElicitUrlRequestAssert(request, this.jsonMapper).as("the server's URL elicitation request");
	}

}
