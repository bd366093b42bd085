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

import java.util.function.Consumer;
import java.util.function.Function;

import io.modelcontextprotocol.json.McpJsonMapper;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

import org.springframework.util.Assert;

/**
 * {@link McpTestClient} of a {@link TestSession}.
 */
final class DefaultMcpTestClient extends DefaultMcpOperations implements McpTestClient {

	private final TestSession session;

	private final McpJsonMapper jsonMapper;

	private final CallOptions options;

	private final Function<CallOptions, Builder> builders;

	/**
	 * Creates a client.
	 * @param session the session
	 * @param jsonMapper the mapper for what tests give and get
	 * @param options the settings of calls
	 * @param builders makes builders of clients that start with settings
	 */
	DefaultMcpTestClient(TestSession session, McpJsonMapper jsonMapper, CallOptions options,
			Function<CallOptions, Builder> builders) {
		super(session, jsonMapper, options);
		this.session = session;
		this.jsonMapper = jsonMapper;
		this.options = options;
		this.builders = builders;
	}

	@Override
	public SamplingScript sampling() {
		assertDeclared(this.session.peer().samples(), "sampling");
		return new DefaultSamplingScript(this.session.peer().sampling(), false, this.jsonMapper,
				this.options.timeout());
	}

	@Override
	public ElicitationScript elicitation() {
		assertDeclared(this.session.peer().elicits(), "elicitation by form");
		return new DefaultElicitationScript(this.session.peer().elicitation(), false, this.jsonMapper,
				this.options.timeout());
	}

	@Override
	public UrlElicitationScript urlElicitation() {
		assertDeclared(this.session.peer().elicitsByUrl(), "elicitation by URL");
		return new DefaultUrlElicitationScript(this.session.peer().urlElicitation(), false, this.jsonMapper,
				this.options.timeout());
	}

	@Override
	public RootsScript roots() {
		assertDeclared(this.session.peer().hasRoots(), "roots");
		return new DefaultRootsScript(this, this.session.peer(), this.options.timeout());
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
	public McpOperations with(Consumer<Call> settings) {
		DefaultCall call = new DefaultCall(this.options);
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

}
