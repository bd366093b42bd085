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
import java.util.Map;

import dev.mcpslice.assertj.ElicitFormRequestAssert;
import dev.mcpslice.client.ElicitationScript;
import dev.mcpslice.internal.client.session.JsonObjects;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;

/**
 * {@link ElicitationScript} on a {@link Script}.
 */
public final class DefaultElicitationScript
		extends AbstractScript<ElicitationScript, ElicitFormRequest, ElicitResult, ElicitFormRequestAssert>
		implements ElicitationScript {

	/**
	 * Creates a script.
	 * @param script the answers
	 * @param jsonMapper the mapper for what tests give and for assertions
	 * @param timeout how long to wait for a request
	 */
	public DefaultElicitationScript(Script<ElicitFormRequest, ElicitResult> script, McpJsonMapper jsonMapper,
			Duration timeout) {
		this(script, false, jsonMapper, timeout);
	}

	private DefaultElicitationScript(Script<ElicitFormRequest, ElicitResult> script, boolean single,
			McpJsonMapper jsonMapper, Duration timeout) {
		super(script, "elicitation", single, jsonMapper, timeout);
	}

	@Override
	ElicitationScript create(Script<ElicitFormRequest, ElicitResult> script, boolean single, McpJsonMapper jsonMapper,
			Duration timeout) {
		return new DefaultElicitationScript(script, single, jsonMapper, timeout);
	}

	@Override
	ElicitFormRequestAssert assertThat(ElicitFormRequest request, McpJsonMapper jsonMapper) {
		return new ElicitFormRequestAssert(request, jsonMapper);
	}

	@Override
	public ElicitationScript accepts(Object content) {
		Map<String, Object> form = JsonObjects.from("The content of a form", content, jsonMapper());
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

}
