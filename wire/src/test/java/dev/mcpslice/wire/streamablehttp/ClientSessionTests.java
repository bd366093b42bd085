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

import java.util.List;
import java.util.Objects;
import java.util.UUID;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.Scenario;
import dev.mcpslice.wire.streamablehttp.RequestLog.LoggedRequest;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.HttpHeaders;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The session of a client, from its beginning to what is left of it afterwards.
 */
@Import(RequestLog.class)
class ClientSessionTests extends ScriptedServerTests {

	@Autowired
	private RequestLog log;

	@Autowired
	private McpClientFactory factory;

	@Test
	@Scenario("A26")
	void namesItsSessionInEachRequestButTheFirst() {
		List<LoggedRequest> requests = requestsOfAClient();

		assertThat(requests).extracting(LoggedRequest::method)
			.startsWith(HttpMethod.POST)
			.contains(HttpMethod.GET)
			.endsWith(HttpMethod.POST, HttpMethod.POST, HttpMethod.POST, HttpMethod.DELETE);
		assertThat(requests.get(0).headers().headerNames()).doesNotContain(HttpHeaders.MCP_SESSION_ID);
		assertThat(requests.subList(1, requests.size()))
			.extracting((request) -> request.header(HttpHeaders.MCP_SESSION_ID))
			.doesNotContainNull()
			.containsOnly(sessionOf(requests));
	}

	@Test
	@Scenario("A29")
	void answersInASessionThatItsClientHasEnded() {
		String ended = sessionOf(requestsOfAClient());

		McpAsyncClient another = this.clients.open(this.endpoints.uri(McpTransport.STREAMABLE_HTTP),
				inSession(ended).defaultHeader(RequestLog.CALLER, ended), (spec) -> {
				});
		ListToolsResult tools = another.listTools().block(EventStream.LIMIT);

		assertThat(this.log.of(ended)).filteredOn((request) -> request.method() == HttpMethod.POST)
			.extracting((request) -> request.header(HttpHeaders.MCP_SESSION_ID))
			.containsExactly(null, ended, ended);
		assertThat(tools).extracting(ListToolsResult::tools)
			.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Tool.class))
			.isNotEmpty();
	}

	@Test
	@Scenario("A30")
	void tellsWhoeverGoesOnInASessionThatHasEnded() throws Exception {
		McpAsyncClient client = open((spec) -> {
		});
		client.closeGracefully().block(EventStream.LIMIT);
		ScriptedRequest end = this.server.next(ScriptedServer.END);

		McpAsyncClient another = this.clients.open(this.server.uri(), inSession("session-1"), (spec) -> {
		});
		var answer = another.listTools().toFuture();
		ScriptedRequest late = this.server.next("tools/list");
		late.respond(HttpStatus.NOT_FOUND);

		assertThat(end.header(HttpHeaders.MCP_SESSION_ID)).isEqualTo("session-1");
		assertThat(late.header(HttpHeaders.MCP_SESSION_ID)).isEqualTo("session-1");
		assertThatThrownBy(() -> await(answer)).rootCause().hasMessage("MCP session with server terminated");
		assertThat(
				List.of(this.server.next("initialize"), this.server.next("initialize"), this.server.next("initialize")))
			.extracting((request) -> request.header(HttpHeaders.MCP_SESSION_ID))
			.containsOnlyNulls();
	}

	private List<LoggedRequest> requestsOfAClient() {
		String caller = UUID.randomUUID().toString();
		McpSyncClient client = this.factory.headers((headers) -> headers.set(RequestLog.CALLER, caller)).sync();
		client.ping();
		client.listTools();
		client.ping();
		client.closeGracefully();
		return this.log.of(caller);
	}

	private static String sessionOf(List<LoggedRequest> requests) {
		return Objects.requireNonNull(requests.get(requests.size() - 1).header(HttpHeaders.MCP_SESSION_ID));
	}

	/**
	 * Prepares a client of HTTP that puts another session in the place of its own.
	 */
	private WebClient.Builder inSession(String session) {
		return this.clients.http()
			.filter((request, next) -> next
				.exchange(request.headers().containsHeader(HttpHeaders.MCP_SESSION_ID) ? ClientRequest.from(request)
					.headers((headers) -> headers.set(HttpHeaders.MCP_SESSION_ID, session))
					.build() : request));
	}

}
