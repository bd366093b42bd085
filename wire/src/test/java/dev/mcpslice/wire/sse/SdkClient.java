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

import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.spec.McpClientTransport;

import org.springframework.ai.mcp.client.webflux.transport.WebFluxSseClientTransport;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Upstream's clients for SSE.
 */
@SuppressWarnings({ "deprecation", "removal" })
enum SdkClient {

	/**
	 * Spring AI's.
	 */
	WEB_CLIENT {

		@Override
		McpClientTransport connectTo(URI server, String ssePath, ReactorClientHttpConnector connector) {
			return WebFluxSseClientTransport
				.builder(WebClient.builder().baseUrl(server.toString()).clientConnector(connector))
				.sseEndpoint(ssePath)
				.build();
		}

	},

	/**
	 * The SDK's, on the HTTP client of the JDK.
	 */
	JDK {

		@Override
		McpClientTransport connectTo(URI server, String ssePath, ReactorClientHttpConnector connector) {
			return HttpClientSseClientTransport.builder(server.toString()).sseEndpoint(ssePath).build();
		}

	};

	abstract McpClientTransport connectTo(URI server, String ssePath, ReactorClientHttpConnector connector);

}
