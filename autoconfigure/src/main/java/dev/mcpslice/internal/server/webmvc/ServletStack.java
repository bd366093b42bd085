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

package dev.mcpslice.internal.server.webmvc;

import java.util.List;

import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.AttachedTransport;
import dev.mcpslice.internal.server.HttpRoute;
import dev.mcpslice.internal.server.WebStack;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * A servlet container, with transports that are servlets themselves, such as those of the
 * MCP Java SDK. Properties say where they are, and nothing is attached to them.
 */
class ServletStack implements WebStack {

	private final Environment environment;

	ServletStack(Environment environment) {
		this.environment = environment;
	}

	@Override
	public List<HttpRoute> routes() {
		return List.of();
	}

	@Override
	public List<HttpRoute> routes(Object transport) {
		return List.of();
	}

	@Override
	public TransportSettings settings() {
		return TransportSettings.servlet(this.environment);
	}

	@Override
	public @Nullable AttachedTransport attach(Object owner) {
		return null;
	}

	// Servlet containers drop them when they stop.
	@Override
	public void dropConnections() {
	}

}
