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

package dev.mcpslice.broken;

import java.util.stream.Stream;

import dev.mcpslice.broken.StandInServer.Misbehaviour;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What a server can do wrong, and how that reads.
 */
final class Misbehaviours {

	static final String HTML = "<html>\n<body>Bad gateway</body>\n</html>";

	private Misbehaviours() {
	}

	static Stream<Arguments> onBoth(Object... arguments) {
		return Stream.of(McpTransport.STREAMABLE_HTTP, McpTransport.SSE)
			.map((transport) -> Arguments.of(Stream.concat(Stream.of(transport), Stream.of(arguments)).toArray()));
	}

	static Stream<Arguments> answers() {
		return Stream
			.of(onBoth("401", status(401), "HTTP 401 UNAUTHORIZED\n"),
					onBoth("403", status(403), "HTTP 403 FORBIDDEN\n"),
					onBoth("404", status(404), "HTTP 404 NOT_FOUND\n"),
					onBoth("421", status(421), "HTTP 421 MISDIRECTED_REQUEST\n"),
					onBoth("500", json(500, "{\"status\":500,\"error\":\"Internal Server Error\"}"),
							"HTTP 500 INTERNAL_SERVER_ERROR\n"),
					onBoth("502", html(502), "HTTP 502 BAD_GATEWAY\n"), onBoth("503", status(503), "HTTP 503 "),
					onBoth("html", html(200),
							"HTTP 200 OK (text/html) instead of a JSON-RPC message: <html> <body>Bad gateway"),
					onBoth("JSON-RPC error",
							json(400,
									"{\"jsonrpc\":\"2.0\",\"id\":null,\"error\":{\"code\":-32602,\"message\":\"No\"}}"),
							"JSON-RPC error -32602: No\n"),
					onBoth("dropped", (Misbehaviour) StandInServer.Call::drop,
							"the server closed the connection before it answered\n"))
			.flatMap((each) -> each);
	}

	static Stream<Arguments> messages() {
		return Stream
			.of(onBoth("malformed", message("{oops"), "the server sent what is no JSON-RPC message: {oops\n"),
					onBoth("no message", message("{\"jsonrpc\":\"2.0\"}"),
							"the server sent what is no JSON-RPC message: {\"jsonrpc\":\"2.0\"}\n"),
					onBoth("no error", message("{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":\"no\"}"),
							"the server sent what is no JSON-RPC message: "),
					onBoth("no id", message("{\"jsonrpc\":\"2.0\",\"result\":{}}"),
							"the server sent an answer without an id: {"),
					onBoth("error without an id",
							message("{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"What?\"}}"),
							"the server sent an answer without an id: {\"jsonrpc\":\"2.0\",\"error\":"),
					onBoth("unknown id", message("{\"jsonrpc\":\"2.0\",\"id\":\"no-such\",\"result\":{}}"),
							"the server sent an answer whose id is that of no request of this client: "
									+ "{\"jsonrpc\":\"2.0\",\"id\":\"no-such\""))
			.flatMap((each) -> each);
	}

	static Misbehaviour status(int status) {
		return (call) -> call.respond(status, "text/plain", "");
	}

	static Misbehaviour json(int status, String body) {
		return (call) -> call.respond(status, "application/json", body);
	}

	static Misbehaviour html(int status) {
		return (call) -> call.respond(status, "text/html", HTML);
	}

	static Misbehaviour message(String json) {
		return (call) -> call.message(json);
	}

	static Stream<Arguments> firstAnswers() {
		return Stream
			.of(onBoth("401", status(401), "answered with 401 UNAUTHORIZED"),
					onBoth("502", html(502), "answered with 502 BAD_GATEWAY (text/html): <html> <body>Bad gateway"),
					onBoth("html", html(200), "answered with 200 OK (text/html): <html> <body>Bad gateway"),
					onBoth("dropped", (Misbehaviour) StandInServer.Call::drop,
							"the server closed the connection before it answered\n"))
			.flatMap((each) -> each);
	}

}
