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

package dev.mcpslice.wire.streamablehttp;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import dev.mcpslice.endpoint.McpServerEndpoints;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.HandlerFunction;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Servers for upstream's client to talk to, beside the real one and on the same port. A
 * test starts one for itself and says what it answers.
 */
final class ScriptedServers implements RouterFunction<ServerResponse> {

	private static final String PATH = "/scripted/";

	private final Map<String, ScriptedServer> servers = new ConcurrentHashMap<>();

	private final McpServerEndpoints endpoints;

	ScriptedServers(McpServerEndpoints endpoints) {
		this.endpoints = endpoints;
	}

	/**
	 * Starts a server.
	 * @param protocolVersion what it answers to whoever initializes
	 * @return the server, to be closed by the test
	 */
	ScriptedServer start(String protocolVersion) {
		String path = PATH + UUID.randomUUID();
		ScriptedServer server = new ScriptedServer(this.endpoints.baseUri().resolve(path), protocolVersion,
				() -> this.servers.remove(path));
		this.servers.put(path, server);
		return server;
	}

	@Override
	public Mono<HandlerFunction<ServerResponse>> route(ServerRequest request) {
		return Mono.justOrEmpty(this.servers.get(request.path())).map((server) -> server::handle);
	}

}
