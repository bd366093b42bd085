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
		return new DefaultSamplingScript(this.session.peer().sampling(), false, this.jsonMapper,
				this.options.timeout());
	}

	@Override
	public ElicitationScript elicitation() {
		return new DefaultElicitationScript(this.session.peer().elicitation(), false, this.jsonMapper,
				this.options.timeout());
	}

	@Override
	public UrlElicitationScript urlElicitation() {
		return new DefaultUrlElicitationScript(this.session.peer().urlElicitation(), false, this.jsonMapper,
				this.options.timeout());
	}

	@Override
	public RootsScript roots() {
		return new DefaultRootsScript(this, this.session);
	}

	@Override
	public Notifications notifications() {
		return notifications(0);
	}

	@Override
	public Notifications stimulate(Runnable stimulus) {
		long from = this.session.notifications().size();
		stimulus.run();
		return notifications(from);
	}

	private Notifications notifications(long from) {
		return new DefaultNotifications(this.session.notifications(), from, this.jsonMapper, this.options.timeout());
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
