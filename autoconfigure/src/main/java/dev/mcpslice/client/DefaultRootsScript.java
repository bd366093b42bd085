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

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.Root;

/**
 * {@link RootsScript} that tells the server of changes.
 *
 * @param client the client whose roots they are
 * @param peer the peer that answers with them
 * @param timeout how long to wait for a request
 */
record DefaultRootsScript(McpTestClient client, ScriptedPeer peer, Duration timeout) implements RootsScript {

	@Override
	public RootsScript are(String... uris) {
		return are(ScriptedRoots.of(uris));
	}

	@Override
	public RootsScript are(Root... roots) {
		this.peer.roots().set(roots);
		if (this.peer.tellsChangesOfRoots()) {
			this.client.sendNotification(McpSchema.METHOD_NOTIFICATION_ROOTS_LIST_CHANGED, null).isSuccessful();
		}
		return this;
	}

	@Override
	public RootsScript areAskedFor() {
		this.peer.roots().awaitRequest(this.timeout);
		return this;
	}

}
