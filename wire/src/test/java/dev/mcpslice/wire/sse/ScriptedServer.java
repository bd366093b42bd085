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

package dev.mcpslice.wire.sse;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * An SSE server that says, byte for byte, what a test wants it to say, beside the one
 * under test and under the same origin.
 */
@TestConfiguration(proxyBeanMethods = false)
class ScriptedServer {

	private final Map<String, Script> scripts = new ConcurrentHashMap<>();

	/**
	 * Begins a script, for one client.
	 * @return the script
	 */
	Script begin() {
		String path = "/scripted/" + UUID.randomUUID();
		Script script = new Script(path, () -> this.scripts.remove(path));
		this.scripts.put(path, script);
		return script;
	}

	@Bean
	RouterFunction<?> scriptedRoutes() {
		return RouterFunctions.route()
			.GET("/scripted/{id}/sse",
					(request) -> ServerResponse.ok()
						.contentType(MediaType.TEXT_EVENT_STREAM)
						.body(BodyInserters.fromDataBuffers(script(request).events().map(ScriptedServer::buffer))))
			.POST("/scripted/{id}/**", this::post)
			.build();
	}

	private Mono<ServerResponse> post(ServerRequest request) {
		Script script = script(request);
		URI uri = request.uri();
		return request.bodyToMono(String.class).flatMap((body) -> {
			script.received(new Script.Post(uri, body));
			return ServerResponse.accepted().build();
		});
	}

	private Script script(ServerRequest request) {
		Script script = this.scripts.get("/scripted/" + request.pathVariable("id"));
		if (script == null) {
			throw new IllegalStateException("This script has ended");
		}
		return script;
	}

	private static DataBuffer buffer(String text) {
		return DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes(StandardCharsets.UTF_8));
	}

}
