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

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.mcpslice.client.ElicitationScript;
import dev.mcpslice.client.McpOperations;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.Notifications;
import dev.mcpslice.client.RootsScript;
import dev.mcpslice.client.SamplingScript;
import dev.mcpslice.client.UrlElicitationScript;
import dev.mcpslice.client.Wire;
import dev.mcpslice.internal.client.script.DefaultElicitationScript;
import dev.mcpslice.internal.client.script.DefaultSamplingScript;
import dev.mcpslice.internal.client.script.DefaultUrlElicitationScript;
import dev.mcpslice.internal.client.script.ScriptedPeer;
import dev.mcpslice.internal.client.session.TestSession;
import dev.mcpslice.internal.client.transport.CallOptions;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.util.Assert;

/**
 * {@link McpTestClient} of a {@link TestSession}.
 */
final class DefaultMcpTestClient extends DefaultMcpOperations implements McpTestClient {

	private final TestSession session;

	private final ScriptedPeer peer;

	private final McpJsonMapper jsonMapper;

	private final CallOptions options;

	private final Function<CallOptions, Builder> builders;

	/**
	 * Creates a client.
	 * @param session the session
	 * @param peer what answers the server
	 * @param jsonMapper the mapper for what tests give and get
	 * @param options the settings of calls
	 * @param builders makes builders of clients that start with settings
	 */
	DefaultMcpTestClient(TestSession session, ScriptedPeer peer, McpJsonMapper jsonMapper, CallOptions options,
			Function<CallOptions, Builder> builders) {
		super(session, jsonMapper, options);
		this.session = session;
		this.peer = peer;
		this.jsonMapper = jsonMapper;
		this.options = options;
		this.builders = builders;
	}

	@Override
	public SamplingScript sampling() {
		assertDeclared(this.peer.samples(), "sampling");
		return new DefaultSamplingScript(this.peer.sampling(), this.jsonMapper, this.options.timeout());
	}

	@Override
	public ElicitationScript elicitation() {
		assertDeclared(this.peer.elicits(), "elicitation by form");
		return new DefaultElicitationScript(this.peer.elicitation(), this.jsonMapper, this.options.timeout());
	}

	@Override
	public UrlElicitationScript urlElicitation() {
		assertDeclared(this.peer.elicitsByUrl(), "elicitation by URL");
		return new DefaultUrlElicitationScript(this.peer.urlElicitation(), this.jsonMapper, this.options.timeout());
	}

	@Override
	public RootsScript roots() {
		assertDeclared(this.peer.hasRoots(), "roots");
		return new DefaultRootsScript();
	}

	private static void assertDeclared(boolean declared, String capability) {
		Assert.state(declared, () -> ("This client has not declared %s, so that the server will not ask it. "
				+ "Add it to the capabilities with which the client is opened.")
			.formatted(capability));
	}

	@Override
	public Notifications notifications() {
		return notifications(0);
	}

	@Override
	public Notifications stimulate(ThrowingCallable stimulus) {
		int from = this.session.notifications().size();
		try {
			stimulus.call();
		}
		catch (RuntimeException | Error ex) {
			throw ex;
		}
		catch (Throwable ex) {
			throw new IllegalStateException("The stimulus failed: " + ex, ex);
		}
		return notifications(from);
	}

	private Notifications notifications(int from) {
		return new DefaultNotifications(this.session, from, this.jsonMapper, this.options.timeout());
	}

	@Override
	public Wire wire() {
		return this.session.wire();
	}

	@Override
	public McpOperations with(Consumer<Call> settings) {
		AbstractCallSettings.OfCalls call = new AbstractCallSettings.OfCalls(this.options);
		settings.accept(call);
		return new DefaultMcpOperations(this.session, this.jsonMapper, call.options());
	}

	@Override
	public Builder mutate() {
		return this.builders.apply(this.options);
	}

	@Override
	public void close() {
		this.session.close();
	}

	/**
	 * {@link RootsScript} of this client.
	 */
	private final class DefaultRootsScript implements RootsScript {

		@Override
		public RootsScript are(String... uris) {
			return are(Stream.of(uris).map((uri) -> Root.builder(uri).build()).toArray(Root[]::new));
		}

		@Override
		public RootsScript are(Root... roots) {
			DefaultMcpTestClient.this.peer.roots().set(roots);
			if (DefaultMcpTestClient.this.peer.tellsChangesOfRoots()) {
				sendNotification(McpSchema.METHOD_NOTIFICATION_ROOTS_LIST_CHANGED, null).isSuccessful();
			}
			return this;
		}

		@Override
		public RootsScript areAskedFor() {
			DefaultMcpTestClient.this.peer.roots().awaitRequest(DefaultMcpTestClient.this.options.timeout());
			return this;
		}

	}

}
