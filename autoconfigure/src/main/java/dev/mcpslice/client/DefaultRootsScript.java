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

import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities.RootCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.assertj.core.api.AbstractIntegerAssert;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/**
 * {@link RootsScript} that tells the server of changes.
 *
 * @param client the client whose roots they are
 * @param session the client's session
 */
record DefaultRootsScript(McpTestClient client, TestSession session) implements RootsScript {

	@Override
	public RootsScript are(String... uris) {
		return are(ScriptedRoots.of(uris));
	}

	@Override
	public RootsScript are(Root... roots) {
		this.session.roots().set(roots);
		RootCapabilities declared = this.session.client().getClientCapabilities().roots();
		if (tellsChanges(declared)) {
			this.client.sendNotification(McpSchema.METHOD_NOTIFICATION_ROOTS_LIST_CHANGED, null).isSuccessful();
		}
		return this;
	}

	private static boolean tellsChanges(@Nullable RootCapabilities declared) {
		return declared != null && Boolean.TRUE.equals(declared.listChanged());
	}

	@Override
	public AbstractIntegerAssert<?> requests() {
		return Assertions.assertThat(this.session.roots().requests()).as("requests of the server for the roots");
	}

}
