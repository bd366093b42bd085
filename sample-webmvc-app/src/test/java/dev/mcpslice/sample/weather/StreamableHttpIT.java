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

package dev.mcpslice.sample.weather;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The weather office over streamable HTTP, as it is configured. Asked for somebody else
 * it refuses, and nobody else notices that it would.
 */
class StreamableHttpIT extends SessionContract {

	private static final String INITIALIZE = """
			{ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": { "protocolVersion": "2025-11-25",
				"capabilities": {}, "clientInfo": { "name": "hand", "version": "1" } } }""";

	private static final HttpClient http = HttpClient.newHttpClient();

	private static McpServerProcess server;

	private static String identity;

	@BeforeAll
	static void start() throws Exception {
		server = WeatherProcess.packaged().name("weather").start();
		identity = get("/weather/mcp", "who?").headers().firstValue(ServerIdentity.HEADER).orElseThrow();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Override
	McpServerProcess server() {
		return server;
	}

	private static HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.endpoints().port()).resolve(path));
	}

	private static HttpResponse<String> get(String path, String meant) throws Exception {
		return http.send(request(path).header(ServerIdentity.HEADER, meant).build(), BodyHandlers.ofString());
	}

	@Test
	void isFoundBelowTheContextPath() {
		URI base = URI.create("http://127.0.0.1:%d/weather".formatted(server.endpoints().port()));

		assertThat(server.endpoints().baseUri()).isEqualTo(base);
		assertThat(server.endpoints().transports()).containsExactly(McpTransport.STREAMABLE_HTTP);
		assertThat(server.endpoints().uri(McpTransport.STREAMABLE_HTTP)).isEqualTo(URI.create(base + "/mcp"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/weather/mcp", "/weather/nowhere", "/weather/" })
	void requestForAnotherServerIsRefused(String path) throws Exception {
		HttpResponse<String> response = get(path, ServerIdentity.create("the bookshop").toHeader());

		assertThat(response.statusCode()).isEqualTo(421);
		assertThat(response.headers().firstValue(ServerIdentity.HEADER)).hasValue(identity);
		assertThat(response.body())
			.isEqualTo("This is the MCP server of weather. The request is for the MCP server of the bookshop.");
	}

	@ParameterizedTest
	@CsvSource({ "/weather/mcp, 400", "/weather/nowhere, 404", "/weather/error, 500" })
	void requestForThisServerIsAnsweredWithItsName(String path, int status) throws Exception {
		HttpResponse<String> response = get(path, identity);

		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().allValues(ServerIdentity.HEADER)).containsExactly(identity);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/weather/mcp", "/weather/nowhere", "/" })
	void requestForNobodySeesNothingOfTheCheck(String path) throws Exception {
		HttpResponse<String> response = http.send(request(path).build(), BodyHandlers.ofString());

		assertThat(response.statusCode()).isIn(400, 404);
		assertThat(response.headers().firstValue(ServerIdentity.HEADER)).isEmpty();
	}

	// Before any filter: there, one server is not told from another.
	@ParameterizedTest
	@CsvSource({ "/mcp, 404", "/weather, 302", "/weather/%2Fmcp, 400" })
	void whatTomcatAnswersItselfIsNotChecked(String path, int status) throws Exception {
		HttpResponse<String> response = get(path, "who?");

		assertThat(response.statusCode()).isEqualTo(status);
		assertThat(response.headers().firstValue(ServerIdentity.HEADER)).isEmpty();
	}

	@Test
	void streamForAListenerBeginsWithAComment() throws Exception {
		HttpRequest listening = listen().header(ServerIdentity.HEADER, identity).build();

		HttpResponse<Stream<String>> response = http.send(listening, BodyHandlers.ofLines());

		try (Stream<String> lines = response.body()) {
			assertThat(lines.limit(2)).containsExactly(": listening", "");
		}
		assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
	}

	private static HttpRequest.Builder listen() throws IOException, InterruptedException {
		URI uri = server.endpoints().uri(McpTransport.STREAMABLE_HTTP);
		HttpResponse<String> initialized = http.send(HttpRequest.newBuilder(uri)
			.header("Content-Type", "application/json")
			.header("Accept", "application/json, text/event-stream")
			.POST(BodyPublishers.ofString(INITIALIZE))
			.build(), BodyHandlers.ofString());
		return HttpRequest.newBuilder(uri)
			.header("Accept", "text/event-stream")
			.header("Mcp-Session-Id", initialized.headers().firstValue("Mcp-Session-Id").orElseThrow());
	}

}
