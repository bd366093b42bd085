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

import dev.mcpslice.internal.endpoint.TransportSettings;
import org.jspecify.annotations.Nullable;

/**
 * The web stack of a context, as far as the slice has to know it. What it is made of (the
 * server's threads, the instance check, the auto-configurations) stands in the package of
 * the stack, and is chosen with it.
 */
public interface WebStack {

	/**
	 * Returns the routes of all router functions of the context.
	 * @return the routes, in the order in which requests are matched
	 */
	List<HttpRoute> routes();

	/**
	 * Returns the routes of a transport.
	 * @param transport a bean that serves a transport
	 * @return its routes, none if it is not of one of upstream's classes for this stack
	 */
	List<HttpRoute> routes(Object transport);

	/**
	 * Returns what properties say of where transports are.
	 * @return the settings
	 */
	TransportSettings settings();

	/**
	 * Attaches the other one of streamable HTTP and SSE to the server that a transport
	 * serves.
	 * @param owner the application's transport
	 * @return what is attached, or {@code null} if that cannot be done to such a
	 * transport
	 */
	@Nullable AttachedTransport attach(Object owner);

	/**
	 * Drops the connections of all clients, unless the web server does so by itself when
	 * it stops.
	 */
	void dropConnections();

}
