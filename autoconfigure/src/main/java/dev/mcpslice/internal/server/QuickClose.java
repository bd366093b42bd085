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

package dev.mcpslice.internal.server;

import java.time.Duration;

import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Ends MCP sessions and connections before the web server stops, so that the server has
 * nothing to wait for.
 * <p>
 * A web server that stops while clients hold event streams waits for them. With the
 * sessions closed first, streams end as they would in production; connections that are
 * open even then, because a call is under way or a client keeps them alive, are dropped.
 */
final class QuickClose implements SmartLifecycle, DisposableBean {

	private static final Log logger = LogFactory.getLog(QuickClose.class);

	private static final Duration LIMIT = Duration.ofSeconds(2);

	private final ConfigurableApplicationContext context;

	private final DefaultMcpServerEndpoints endpoints;

	private final WebStack stack;

	private volatile boolean running;

	QuickClose(ConfigurableApplicationContext context, DefaultMcpServerEndpoints endpoints, WebStack stack) {
		this.context = context;
		this.endpoints = endpoints;
		this.stack = stack;
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
		this.endpoints.stopping();
		// A transport that has been closed stays closed, and a context that is only
		// stopped may be started again and has to serve.
		if (this.context.isClosed()) {
			closeSessions();
		}
		this.stack.dropConnections();
	}

	/**
	 * Closes what has been connected since {@link #stop()}, before the server's socket
	 * was.
	 */
	@Override
	public void destroy() {
		this.stack.dropConnections();
	}

	private void closeSessions() {
		try {
			Mono.whenDelayError(this.context.getBeansOfType(McpServerTransportProviderBase.class)
				.values()
				.stream()
				.map(McpServerTransportProviderBase::closeGracefully)
				.toList()).block(LIMIT);
		}
		catch (RuntimeException ex) {
			logger.warn("MCP sessions did not close within %d s, their connections are dropped"
				.formatted(LIMIT.toSeconds()), ex);
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public boolean isPauseable() {
		return false;
	}

}
