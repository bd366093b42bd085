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

import dev.mcpslice.assertj.ElicitUrlRequestAssert;
import dev.mcpslice.client.UrlElicitationScript;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult.Action;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;

/**
 * {@link UrlElicitationScript} on a {@link Script}.
 */
public final class DefaultUrlElicitationScript
		extends AbstractScript<UrlElicitationScript, ElicitUrlRequest, ElicitResult, ElicitUrlRequestAssert>
		implements UrlElicitationScript {

	/**
	 * Creates a script.
	 * @param script the answers
	 * @param jsonMapper the mapper for what tests give and for assertions
	 * @param timeout how long to wait for a request
	 */
	public DefaultUrlElicitationScript(Script<ElicitUrlRequest, ElicitResult> script, McpJsonMapper jsonMapper,
			Duration timeout) {
		this(script, false, jsonMapper, timeout);
	}

	private DefaultUrlElicitationScript(Script<ElicitUrlRequest, ElicitResult> script, boolean single,
			McpJsonMapper jsonMapper, Duration timeout) {
		super(script, "URL elicitation", single, jsonMapper, timeout);
	}

	@Override
	UrlElicitationScript create(Script<ElicitUrlRequest, ElicitResult> script, boolean single, McpJsonMapper jsonMapper,
			Duration timeout) {
		return new DefaultUrlElicitationScript(script, single, jsonMapper, timeout);
	}

	@Override
	ElicitUrlRequestAssert assertThat(ElicitUrlRequest request, McpJsonMapper jsonMapper) {
		return new ElicitUrlRequestAssert(request, jsonMapper);
	}

	@Override
	public UrlElicitationScript accepts() {
		return answers((request) -> ElicitResult.builder(Action.ACCEPT).build());
	}

	@Override
	public UrlElicitationScript declines() {
		return answers((request) -> ElicitResult.builder(Action.DECLINE).build());
	}

	@Override
	public UrlElicitationScript cancels() {
		return answers((request) -> ElicitResult.builder(Action.CANCEL).build());
	}

}
