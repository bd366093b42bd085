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

package dev.mcpslice.internal.server.webflux;

import java.time.Duration;

import dev.mcpslice.internal.endpoint.EventLoops;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.netty.resources.LoopResources;

import org.springframework.http.client.ReactorResourceFactory;

/**
 * Event loops of one server, which end at once when its context closes. They outlive a
 * web server that is stopped and started again.
 */
final class ServerResources extends ReactorResourceFactory {

	private static final Log logger = LogFactory.getLog(ServerResources.class);

	/**
	 * How long to wait for loops that are busy. Those that an application blocks end when
	 * it lets go of them.
	 */
	private static final Duration LIMIT = Duration.ofMillis(500);

	private final LoopResources loops = EventLoops.forServer();

	ServerResources() {
		setUseGlobalResources(false);
		setLoopResources(this.loops);
	}

	@Override
	public void destroy() {
		super.destroy();
		try {
			// The limit is kept by a thread of Reactor, which may be blocked as well.
			this.loops.disposeLater(Duration.ZERO, LIMIT).block(LIMIT.multipliedBy(2));
		}
		catch (IllegalStateException ex) {
			logger.warn("Event loops of the MCP server do not end, since they are blocked", ex);
		}
	}

}
