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

import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;

/**
 * What the server finds on the other side: a model and a user that say what a test has
 * scripted.
 */
final class ScriptedPeer {

	/**
	 * All that a scripted client can do.
	 */
	static final ClientCapabilities CAPABILITIES = ClientCapabilities.builder()
		.roots(true)
		.sampling()
		.elicitation(true, true)
		.build();

	private static final String OR_DECLARE_NOTHING = " To test what the server does without, open a client that does "
			+ "not declare the capability: mcp.mutate().capabilities(...).build().";

	private final Script<CreateMessageRequest, CreateMessageResult> sampling;

	private final Script<ElicitFormRequest, ElicitResult> elicitation;

	private final Script<ElicitUrlRequest, ElicitResult> urlElicitation;

	ScriptedPeer(Findings findings) {
		this.sampling = new Script<>(McpSchema.METHOD_SAMPLING_CREATE_MESSAGE,
				"Script one with mcp.sampling().replies(...)." + OR_DECLARE_NOTHING, findings);
		this.elicitation = new Script<>(McpSchema.METHOD_ELICITATION_CREATE,
				"Script one with mcp.elicitation().accepts(...), declines() or cancels()." + OR_DECLARE_NOTHING,
				findings);
		this.urlElicitation = new Script<>(McpSchema.METHOD_ELICITATION_CREATE + " by URL",
				"Script one with mcp.urlElicitation().accepts(), declines() or cancels()." + OR_DECLARE_NOTHING,
				findings);
	}

	void listen(AsyncSpec spec) {
		spec.sampling(this.sampling::answer)
			.elicitation(this.elicitation::answer)
			.urlElicitation(this.urlElicitation::answer);
	}

	Script<CreateMessageRequest, CreateMessageResult> sampling() {
		return this.sampling;
	}

	Script<ElicitFormRequest, ElicitResult> elicitation() {
		return this.elicitation;
	}

	Script<ElicitUrlRequest, ElicitResult> urlElicitation() {
		return this.urlElicitation;
	}

}
