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

package dev.mcpslice.guarded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.remote.RemoteMcpServer;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import org.jspecify.annotations.Nullable;

/**
 * A server that is as good as any, but for the faults that are planted in it.
 */
final class FaultyServer implements AutoCloseable {

	private static final TypeRef<Map<String, Object>> MESSAGE = new TypeRef<>() {
	};

	private static final String TRACE = "java.lang.IllegalStateException\n\tat books.Shop.find(Shop.java:17)";

	private final Set<Fault> faults;

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<String, String> sessions = new ConcurrentHashMap<>();

	private final AtomicInteger count = new AtomicInteger(1000);

	private volatile boolean dead;

	private FaultyServer(Set<Fault> faults) throws IOException {
		this.faults = faults;
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::serve);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	static FaultyServer with(Fault... faults) {
		try {
			Set<Fault> all = EnumSet.noneOf(Fault.class);
			all.addAll(List.of(faults));
			return new FaultyServer(all);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	RemoteMcpServer asRemote() {
		return RemoteMcpServer.at(URI.create("http://127.0.0.1:%d/mcp".formatted(port())))
			.over(McpTransport.STREAMABLE_HTTP)
			.customizedBy((client) -> client.bearerToken("alice"));
	}

	private int port() {
		return this.server.getAddress().getPort();
	}

	private boolean has(Fault fault) {
		return this.faults.contains(fault);
	}

	private void serve(HttpExchange exchange) throws IOException {
		try (exchange) {
			byte[] body = exchange.getRequestBody().readAllBytes();
			if (!this.dead) {
				handle(exchange, new String(body, StandardCharsets.UTF_8));
			}
		}
	}

	private void handle(HttpExchange exchange, String body) throws IOException {
		String host = header(exchange, "Host");
		String origin = header(exchange, "Origin");
		if (!has(Fault.ANY_HOST) && !host.equals("127.0.0.1:" + port())) {
			answer(exchange, 421, "");
		}
		else if (!has(Fault.ANY_ORIGIN) && !origin.isEmpty()) {
			answer(exchange, 403, "");
		}
		else if (exchange.getRequestURI().getPath().startsWith("/.well-known")) {
			answer(exchange, has(Fault.NO_METADATA) ? 404 : 200, metadata());
		}
		else {
			handleCall(exchange, body);
		}
	}

	private String metadata() {
		String server = has(Fault.NO_AUTHORIZATION_SERVER) ? "" : "\"https://auth.example\"";
		return "{%s\"authorization_servers\":[%s]}"
			.formatted(has(Fault.NO_RESOURCE) ? "" : "\"resource\":\"http://127.0.0.1/mcp\",", server);
	}

	private void handleCall(HttpExchange exchange, String body) throws IOException {
		String user = header(exchange, "Authorization").replaceFirst("Bearer ", "");
		if (has(Fault.TOKEN_IN_QUERY) && exchange.getRequestURI().getQuery() != null) {
			user = exchange.getRequestURI().getQuery().replaceFirst(".*=", "");
		}
		if (has(Fault.ANYBODY) && user.isEmpty()) {
			user = "nobody";
		}
		if (user.equals("scopeless") && !has(Fault.SCOPELESS)) {
			answer(exchange, 403, "");
		}
		else if (!Set.of("alice", "bob", "nobody", "scopeless").contains(user) && !has(Fault.ANY_TOKEN)) {
			if (!has(Fault.NO_CHALLENGE)) {
				exchange.getResponseHeaders()
					.set("WWW-Authenticate", has(Fault.BASIC) ? "Basic realm=books"
							: "Bearer resource_metadata=\"http://127.0.0.1:%d/.well-known/books\"".formatted(port()));
			}
			answer(exchange, has(Fault.FORBIDDEN) ? 403 : 401, "");
		}
		else if (exchange.getRequestMethod().equals("GET")) {
			answer(exchange, has(Fault.BAD_GET) ? 400 : 405, "");
		}
		else {
			handleMessage(exchange, body, user);
		}
	}

	private void handleMessage(HttpExchange exchange, String body, String user) throws IOException {
		String session = header(exchange, "Mcp-Session-Id");
		if (exchange.getRequestMethod().equals("DELETE")) {
			boolean own = has(Fault.ANY_USER) || user.equals(this.sessions.get(session));
			if (own && !has(Fault.ETERNAL)) {
				this.sessions.remove(session);
			}
			answer(exchange, has(Fault.NO_DELETE) ? 405 : own ? 200 : 404, "");
			return;
		}
		Map<String, Object> message;
		try {
			message = Objects.requireNonNull(McpJsonDefaults.getMapper().readValue(body, MESSAGE));
		}
		catch (IOException | RuntimeException ex) {
			this.dead = has(Fault.DIES_OF_NESTING) && body.contains("[[[[");
			answer(exchange, (has(Fault.FAILS_ON_NULL) && body.equals("null")) ? 500 : 400,
					has(Fault.STACK_TRACE) ? TRACE : error(null, -32700));
			return;
		}
		if (has(Fault.SILENT) && body.length() > 1_000_000) {
			return;
		}
		Object id = message.get("id");
		boolean initialize = "initialize".equals(message.get("method"));
		if (!(id instanceof String || id instanceof Number || id == null) || !message.containsKey("method")) {
			answer(exchange, 400, error(null, -32600));
		}
		else if (!initialize && session.isEmpty() && !has(Fault.NO_SESSIONS)) {
			answer(exchange, 400, error(id, -32600));
		}
		else if (!initialize
				&& !(has(Fault.ANY_SESSION) || has(Fault.NO_SESSIONS) || (this.sessions.containsKey(session)
						&& (has(Fault.ANY_USER) || user.equals(this.sessions.get(session)))))) {
			answer(exchange, 404, error(id, -32600));
		}
		else if (!initialize && !has(Fault.ANY_VERSION)
				&& header(exchange, "MCP-Protocol-Version").equals("1999-01-01")) {
			answer(exchange, 400, error(id, -32600));
		}
		else if (has(Fault.REFUSES_VERSIONS) && body.contains("\"1999-01-01\"")) {
			answer(exchange, 200, error(id, -32602));
		}
		else if (id == null) {
			answer(exchange, 202, has(Fault.TALKATIVE) ? "{}" : "");
		}
		else {
			if (initialize) {
				String begun = newId();
				this.sessions.put(begun, user);
				if (!has(Fault.NO_SESSIONS)) {
					exchange.getResponseHeaders().set("Mcp-Session-Id", begun);
				}
			}
			Map<?, ?> params = (message.get("params") instanceof Map<?, ?> map) ? map : Map.of();
			answer(exchange, 200, result((has(Fault.WRONG_ID) && message.containsValue("ping")) ? 0 : id,
					String.valueOf(message.get("method")), params));
		}
	}

	private String newId() {
		if (has(Fault.COUNTED_IDS)) {
			return "session-" + this.count.incrementAndGet();
		}
		return UUID.randomUUID() + (has(Fault.STRANGE_IDS) ? "\u00e9" : "");
	}

	private String result(Object id, String method, Map<?, ?> params) throws IOException {
		String result = switch (method) {
			case "initialize" -> initialize(params);
			case "ping" -> has(Fault.BAD_PING) ? "{\"pong\":true}" : "{}";
			case "logging/setLevel" -> has(Fault.NO_LEVELS) ? null : "{}";
			case "tools/list" ->
				"{\"tools\":%s%s}".formatted(tools(), has(Fault.ENDLESS) ? ",\"nextCursor\":\"more\"" : "");
			case "prompts/list" -> has(Fault.NO_PROMPTS) ? "{}" : "{\"prompts\":[{\"name\":\"recommend\"}]}";
			case "resources/list" ->
				has(Fault.NO_URI) ? "{\"resources\":[{\"name\":\"a\"}]}" : "{\"resources\":[{\"uri\":\"books://a\"}]}";
			case "resources/templates/list" -> "{\"resourceTemplates\":[]}";
			case "tools/call" -> call(params);
			default -> null;
		};
		if (result != null) {
			return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}"
				.formatted(McpJsonDefaults.getMapper().writeValueAsString(id), result);
		}
		boolean unknown = !Set.of("tools/call", "prompts/get", "resources/read").contains(method);
		return error(id, (unknown != has(Fault.WRONG_CODES)) ? -32601 : -32602);
	}

	private String initialize(Map<?, ?> params) {
		Object version = has(Fault.ECHOES_VERSION) ? params.get("protocolVersion") : "2025-11-25";
		return "{\"protocolVersion\":\"%s\",\"capabilities\":%s,\"serverInfo\":{\"name\":\"books\"%s}}"
			.formatted(version, capabilities(), has(Fault.NO_VERSION) ? "" : ",\"version\":\"1\"");
	}

	private String capabilities() {
		if (has(Fault.NOTHING)) {
			return "{}";
		}
		return has(Fault.NO_CAPABILITIES) ? "[]" : "{\"tools\":{},\"prompts\":{},\"resources\":{},\"logging\":{}}";
	}

	private String tools() {
		if (has(Fault.NO_TOOLS)) {
			return "7";
		}
		if (has(Fault.STRANGE_TOOLS)) {
			return "[7]";
		}
		String find = """
				{"name":"find","annotations":{"readOnlyHint":true},"inputSchema":{"type":"object",
				"properties":{"title":{"type":"string"},"shelf":{"$ref":"#/$defs/Shelf"},"kind":{"enum":["a","b"]},
				"year":{"type":["integer","null"],"minimum":1500},"tags":{"type":"array"},"any":true},
				"required":["title","shelf","kind","year","tags","any"],"$defs":{"Shelf":{"type":"object",
				"properties":{"room":{"type":"string"}},"required":["room"]}}}}""";
		String burn = "{\"name\":\"burn\"%s}"
			.formatted(has(Fault.NO_SCHEMA) ? "" : ",\"inputSchema\":{\"type\":\"object\"}");
		return "[%s,%s%s]".formatted(find, burn, has(Fault.TWICE) ? "," + find : "");
	}

	private @Nullable String call(Map<?, ?> params) {
		if (!"find".equals(params.get("name"))) {
			return null;
		}
		String text = (has(Fault.TALKATIVE_TOOL) && !(params.get("arguments") instanceof Map))
				? TRACE.replace("\n", "\\n").replace("\t", "\\t") : "found";
		return "{\"content\":[{\"type\":\"text\",\"text\":\"%s\"}]}".formatted(text);
	}

	private static String error(@Nullable Object id, int code) throws IOException {
		return "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":%d,\"message\":\"no\"}}"
			.formatted(McpJsonDefaults.getMapper().writeValueAsString(id), code);
	}

	private static String header(HttpExchange exchange, String name) {
		return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
	}

	private static void answer(HttpExchange exchange, int status, String body) throws IOException {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
		exchange.getResponseBody().write(bytes);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

	/**
	 * What may be wrong.
	 */
	enum Fault {

		ANY_HOST, ANY_ORIGIN, ANYBODY, ANY_TOKEN, SCOPELESS, FORBIDDEN, TOKEN_IN_QUERY, NO_CHALLENGE, BASIC,
		NO_METADATA, NO_RESOURCE, NO_AUTHORIZATION_SERVER, ANY_USER, ANY_SESSION, NO_SESSIONS, COUNTED_IDS, STRANGE_IDS,
		STACK_TRACE, FAILS_ON_NULL, SILENT, DIES_OF_NESTING, TALKATIVE_TOOL, ANY_VERSION, ECHOES_VERSION, NO_VERSION,
		BAD_PING, WRONG_ID, TALKATIVE, BAD_GET, ETERNAL, NO_DELETE, TWICE, ENDLESS, NO_SCHEMA, NO_PROMPTS, NO_URI,
		WRONG_CODES, NO_LEVELS, NOTHING, NO_CAPABILITIES, NO_TOOLS, STRANGE_TOOLS, REFUSES_VERSIONS

	}

}
