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

package dev.mcpslice.childserver;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the application and serves one client, so that the archive has the classes that
 * this takes.
 */
public final class TrainingRun {

	private static final String INITIALIZE = """
			{"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {"protocolVersion": "2025-06-18",
			"capabilities": {}, "clientInfo": {"name": "training", "version": "1"}}}""";

	private static final String INITIALIZED = """
			{"jsonrpc": "2.0", "method": "notifications/initialized"}""";

	private static final String CALL = """
			{"jsonrpc": "2.0", "id": 2, "method": "tools/call", "params": {"name": "pid", "arguments": {}}}""";

	private TrainingRun() {
	}

	public static void main(String[] args) throws Exception {
		try (ConfigurableApplicationContext context = SpringApplication.run(ChildApplication.class, args)) {
			URI server = URI.create("http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
			String session = post(server, INITIALIZE, "none").headers().firstValue("Mcp-Session-Id").orElseThrow();
			post(server, INITIALIZED, session);
			post(server, CALL, session);
		}
	}

	private static HttpResponse<String> post(URI server, String message, String session)
			throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(server.resolve("/mcp"))
			.header("Content-Type", "application/json")
			.header("Accept", "application/json, text/event-stream")
			.header("Mcp-Session-Id", session)
			.POST(HttpRequest.BodyPublishers.ofString(message))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

}
