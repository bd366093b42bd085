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

import java.util.Objects;
import java.util.function.BiConsumer;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.server.ApplicationTransport;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.server.webmvc.transport.WebMvcSseServerTransportProvider;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * Upstream's SSE transport for Spring MVC. The one class here that knows it, since it is
 * going to be removed.
 */
@SuppressWarnings({ "deprecation", "removal" })
final class WebMvcSse {

	private WebMvcSse() {
	}

	/**
	 * Makes a transport that reads requests as another one does.
	 * @param application the other one
	 * @param settings where it is served
	 * @return the transport
	 */
	static McpServerTransportProvider like(ApplicationTransport<?, ?> application, TransportSettings settings) {
		return WebMvcSseServerTransportProvider.builder()
			.jsonMapper(application.jsonMapper())
			.baseUrl(settings.sseBaseUrl())
			.sseEndpoint(settings.path(McpTransport.SSE))
			.messageEndpoint(settings.sseMessagePath())
			.contextExtractor(application.contextExtractor(ServerRequest.class))
			.securityValidator(application.securityValidator())
			.build();
	}

	/**
	 * Returns the routes of the transport.
	 * @param candidate what may be the transport
	 * @return its routes, or {@code null} if it is something else
	 */
	static @Nullable RouterFunction<?> routerFunction(Object candidate) {
		return (candidate instanceof WebMvcSseServerTransportProvider provider) ? provider.getRouterFunction() : null;
	}

	/**
	 * Knows when sessions of the transport end.
	 * @return has something done when the event stream of a session ends, to be called in
	 * the thread that serves the request for it
	 */
	static BiConsumer<McpServerTransport, Runnable> ends() {
		return (session,
				action) -> ((ServletRequestAttributes) Objects
					.requireNonNull(RequestContextHolder.getRequestAttributes())).getRequest()
					.getAsyncContext()
					.addListener(new End(action));
	}

	/**
	 * The end of a request.
	 *
	 * @param action what to do then
	 */
	private record End(Runnable action) implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			this.action.run();
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			this.action.run();
		}

		@Override
		public void onError(AsyncEvent event) {
			this.action.run();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
		}

	}

}
