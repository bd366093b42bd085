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

package dev.mcpslice.internal.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.Endpoint.Session;
import org.opentest4j.TestAbortedException;

import org.springframework.http.HttpHeaders;

/**
 * What the specification demands of any server, whatever its tools are.
 */
final class Conformance {

	private static final int METHOD_NOT_FOUND = -32601;

	private static final int INVALID_PARAMS = -32602;

	/**
	 * What revisions before 2026-07-28 say of a resource that there is not.
	 */
	private static final int RESOURCE_NOT_FOUND = -32002;

	/**
	 * More pages than any list should have.
	 */
	private static final int PAGES = 100;

	private final Endpoint endpoint;

	private final Map<?, ?> capabilities;

	private final List<Check> checks = new ArrayList<>();

	Conformance(Endpoint endpoint, Map<?, ?> capabilities) {
		this.endpoint = endpoint;
		this.capabilities = capabilities;
	}

	List<Check> checks() {
		lifecycle();
		messages();
		if (this.endpoint.transport() != McpTransport.STDIO && this.endpoint.transport() != McpTransport.SSE) {
			http();
		}
		if (this.endpoint.transport() == McpTransport.STREAMABLE_HTTP) {
			sessions();
		}
		if (this.capabilities.containsKey("tools")) {
			list("tools", "tools/list", "tools", "name");
			inSession("tools.schema", "describes the input of each tool by a schema of an object", this::schemas);
			unknown("tools", "tools/call", "{\"name\":\"guard-unknown\",\"arguments\":{}}", INVALID_PARAMS);
		}
		if (this.capabilities.containsKey("prompts")) {
			list("prompts", "prompts/list", "prompts", "name");
			unknown("prompts", "prompts/get", "{\"name\":\"guard-unknown\"}", INVALID_PARAMS);
		}
		if (this.capabilities.containsKey("resources")) {
			list("resources", "resources/list", "resources", "uri");
			list("templates", "resources/templates/list", "resourceTemplates", "uriTemplate");
			unknown("resources", "resources/read", "{\"uri\":\"guard://unknown\"}", RESOURCE_NOT_FOUND, INVALID_PARAMS);
		}
		if (this.capabilities.containsKey("logging")) {
			inSession("logging.level", "takes a level for log messages",
					(session) -> demandResult(session.request("logging/setLevel", "{\"level\":\"error\"}")));
		}
		return this.checks;
	}

	private void lifecycle() {
		inSession("initialize", "says version, capabilities and its name when it is initialized", (session) -> {
			Map<?, ?> result = session.initialized().result();
			if (!(result.get("protocolVersion") instanceof String) || !(result.get("capabilities") instanceof Map)
					|| !(result.get("serverInfo") instanceof Map<?, ?> info) || !(info.get("name") instanceof String)
					|| !(info.get("version") instanceof String)) {
				throw new Finding("The answer to initialize lacks protocolVersion, capabilities, or serverInfo with "
						+ "name and version.", new Exchange("initialize", session.initialized()));
			}
		});
		inSession("ping", "answers a ping with nothing", (session) -> {
			Exchange exchange = session.ping();
			demandResult(exchange);
			if (!exchange.came().result().isEmpty()) {
				throw new Finding("The answer to a ping is not empty.", exchange);
			}
		});
	}

	private void messages() {
		inSession("unknown-method", "answers an unknown method with -32601",
				(session) -> demandCode(session.request("guard/unknown", "{}"), METHOD_NOT_FOUND));
		if (this.endpoint.transport() == McpTransport.SSE) {
			return;
		}
		inSession("ids", "answers with the id of the request, be it a text or a number", (session) -> {
			for (String id : List.of("\"guard\"", "4711", "\"4711\"")) {
				Exchange exchange = session.post(Messages.request(id, "ping", "{}"), Endpoint.AS_USUAL);
				if (!id.equals(SchemaInputs.json(exchange.came().message().get("id")))) {
					throw new Finding("The answer has another id than the request, which has %s.".formatted(id),
							exchange);
				}
			}
		});
	}

	private void http() {
		add("unknown-version", "answers an unknown protocol version with one that it speaks", () -> {
			Exchange exchange = ((StreamableHttpEndpoint) this.endpoint)
				.post(Messages.request("0", "initialize", Messages.initialize("1999-01-01")), Endpoint.AS_USUAL);
			if (!exchange.came().hasResult() || "1999-01-01".equals(exchange.came().result().get("protocolVersion"))) {
				throw new Finding("The server does not answer with a version that it speaks.", exchange);
			}
		});
		inSession("notification", "answers a notification with 202 and no body", (session) -> {
			Exchange exchange = session.post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
					+ "\"params\":{\"requestId\":\"guard\"}}", Endpoint.AS_USUAL);
			if (exchange.came().status() != 202 || !exchange.came().body().isEmpty()) {
				throw new Finding("A notification is not answered with 202 and an empty body.", exchange);
			}
		});
		inSession("version-header", "refuses an unknown MCP-Protocol-Version with 400", (session) -> demandStatus(
				session.request("ping", "{}", (headers) -> headers.set(StreamableHttpEndpoint.VERSION, "1999-01-01")),
				400));
		inSession("get", "answers GET with an event stream, or with 405", (session) -> {
			Exchange exchange = session.listen(Endpoint.AS_USUAL);
			if (exchange.came().failure() == null && !exchange.came().isServed() && exchange.came().status() != 405) {
				throw new Finding("GET leads neither to an event stream nor to 405.", exchange);
			}
		});
	}

	private void sessions() {
		inSession("no-session", "refuses a request in no session with 400", (session) -> demandStatus(
				inAnother(session, (headers) -> headers.remove(StreamableHttpEndpoint.SESSION)), 400));
		inSession("unknown-session", "answers a request in an unknown session with 404",
				(session) -> demandStatus(
						inAnother(session,
								(headers) -> headers.set(StreamableHttpEndpoint.SESSION, UUID.randomUUID().toString())),
						404));
		inSession("ended-session", "answers a request in a session that has ended with 404", (session) -> {
			Exchange end = session.delete(Endpoint.AS_USUAL);
			if (session.id().isEmpty() || end.came().status() == 405) {
				throw new TestAbortedException("The server lets no client end a session.");
			}
			demandStatus(session.ping(), 404);
		});
	}

	private static Exchange inAnother(Session session, Consumer<HttpHeaders> change) {
		if (session.id().isEmpty()) {
			throw new TestAbortedException("The server gives sessions no ids.");
		}
		return session.request("ping", "{}", change);
	}

	private void list(String id, String method, String field, String key) {
		inSession(id + ".list", "lists its %s, each once, page by page"
			.formatted(field.equals("resourceTemplates") ? "resource templates" : field), (session) -> {
				Set<Object> seen = new HashSet<>();
				for (Exchange page : pages(session, method)) {
					demandResult(page);
					if (!(page.came().result().get(field) instanceof List<?> items)) {
						throw new Finding("The answer has no list of %s.".formatted(field), page);
					}
					for (Object item : items) {
						Object name = (item instanceof Map<?, ?> map) ? map.get(key) : null;
						if (!(name instanceof String)) {
							throw new Finding("One of the %s has no %s.".formatted(field, key), page);
						}
						if (!seen.add(name)) {
							throw new Finding("'%s' is in the list twice.".formatted(name), page);
						}
					}
				}
			});
	}

	/**
	 * Reads a list.
	 * @param session a session
	 * @param method the method that lists
	 * @return all pages
	 */
	static List<Exchange> pages(Session session, String method) {
		List<Exchange> pages = new ArrayList<>();
		Object cursor = null;
		do {
			Exchange page = session.request(method,
					(cursor != null) ? "{\"cursor\":%s}".formatted(SchemaInputs.json(cursor)) : "{}");
			pages.add(page);
			cursor = page.came().result().get("nextCursor");
			if (pages.size() > PAGES) {
				throw new Finding("The list has no end: there is another page after %d.".formatted(PAGES), page);
			}
		}
		while (cursor != null);
		return pages;
	}

	private void schemas(Session session) {
		for (Exchange page : pages(session, "tools/list")) {
			for (Map<?, ?> tool : GuardPlan.tools(page.came())) {
				if (!(tool.get("inputSchema") instanceof Map<?, ?> schema) || !"object".equals(schema.get("type"))) {
					throw new Finding("The tool '%s' has no inputSchema of an object.".formatted(tool.get("name")),
							page);
				}
			}
		}
	}

	private void unknown(String id, String method, String params, Integer... codes) {
		inSession(id + ".unknown", "answers %s of what there is not with an error".formatted(method),
				(session) -> demandCode(session.request(method, params), codes));
	}

	private static void demandCode(Exchange exchange, Integer... codes) {
		Integer code = exchange.came().errorCode();
		if (code == null || !List.of(codes).contains(code)) {
			throw new Finding("The answer is no JSON-RPC error %s.".formatted(List.of(codes)
				.stream()
				.map(String::valueOf)
				.reduce((first, second) -> first + " or " + second)
				.orElseThrow()), exchange);
		}
	}

	private static void demandResult(Exchange exchange) {
		if (!exchange.came().hasResult()) {
			throw new Finding("The answer has no result.", exchange);
		}
	}

	private static void demandStatus(Exchange exchange, int status) {
		if (exchange.came().status() != status) {
			throw new Finding("The status is not %d.".formatted(status), exchange);
		}
	}

	private void inSession(String id, String title, Consumer<Session> body) {
		add(id, title, () -> {
			try (Session session = this.endpoint.open()) {
				body.accept(session);
			}
		});
	}

	private void add(String id, String title, Runnable body) {
		this.checks.add(new Check("conformance." + id, title, "conformance." + id, body));
	}

}
