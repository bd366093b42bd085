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

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessAsyncServer;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.McpSyncServer;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Flux;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

/**
 * Warns when there is a server that has nothing to offer, which is hardly ever what a
 * test wants and otherwise shows as "unknown tool" much later; and when components are
 * left out of it by conditions that ask for what the slice does not have.
 */
public final class EmptyServerWarning implements ApplicationListener<ApplicationReadyEvent> {

	private static final Log logger = LogFactory.getLog(EmptyServerWarning.class);

	private static final Class<?>[] COMPLETIONS = { McpServerFeatures.SyncCompletionSpecification.class,
			McpServerFeatures.AsyncCompletionSpecification.class,
			McpStatelessServerFeatures.SyncCompletionSpecification.class,
			McpStatelessServerFeatures.AsyncCompletionSpecification.class };

	private final ConfigurableApplicationContext context;

	private final AtomicBoolean checked = new AtomicBoolean();

	EmptyServerWarning(ConfigurableApplicationContext context) {
		this.context = context;
	}

	// Runners may have added something by then.
	@Override
	public void onApplicationEvent(ApplicationReadyEvent event) {
		check();
	}

	/**
	 * Looks at what the server offers, the first time it is called, and warns if there is
	 * a reason to.
	 */
	public void check() {
		if (this.checked.getAndSet(true)) {
			return;
		}
		try {
			warnIfEmpty();
		}
		catch (RuntimeException ex) {
			// A mocked server, for example: nothing that a test has to fail for.
			logger.debug("Cannot tell what the MCP server offers", ex);
		}
	}

	private void warnIfEmpty() {
		List<Boolean> offers = offers().toList();
		if (!offers.isEmpty() && !offers.contains(true) && !hasCompletions()) {
			logger.warn("The MCP server in this slice has no tool, resource, prompt or completion. "
					+ new EmptyServerReasons(this.context).describe() + "\n" + Troubleshooting.EMPTY_SERVER);
		}
		else {
			UnmetCondition.in(this.context.getBeanFactory())
				.stream()
				.filter(UnmetCondition::forBeans)
				.forEach((condition) -> logger.warn("The MCP server in this slice lacks a component: " + condition
						+ ".\n" + Troubleshooting.MISSING_COMPONENT));
		}
	}

	// For each MCP server in the context, whether it offers anything.
	private Stream<Boolean> offers() {
		return Stream
			.of(beans(McpSyncServer.class).map((server) -> offers(server.getAsyncServer())),
					beans(McpAsyncServer.class).map(this::offers),
					beans(McpStatelessSyncServer.class).map((server) -> any(server.listTools(), server.listResources(),
							server.listResourceTemplates(), server.listPrompts())),
					beans(McpStatelessAsyncServer.class).map((server) -> any(server.listTools(), server.listResources(),
							server.listResourceTemplates(), server.listPrompts())))
			.flatMap((offers) -> offers);
	}

	private boolean offers(McpAsyncServer server) {
		return any(server.listTools(), server.listResources(), server.listResourceTemplates(), server.listPrompts());
	}

	private boolean any(List<?>... lists) {
		return Stream.of(lists).anyMatch((list) -> !list.isEmpty());
	}

	private boolean any(Flux<?>... fluxes) {
		return Boolean.TRUE.equals(Flux.concat(List.of(fluxes)).hasElements().block());
	}

	private boolean hasCompletions() {
		return Stream.of(COMPLETIONS)
			.map((type) -> ResolvableType.forClassWithGenerics(List.class, type))
			.flatMap((type) -> this.context.<List<?>>getBeanProvider(type).stream())
			.anyMatch((completions) -> !completions.isEmpty());
	}

	private <T> Stream<T> beans(Class<T> type) {
		return this.context.getBeanProvider(type).stream();
	}

}
