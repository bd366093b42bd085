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

package dev.mcpslice.servlet;

import java.io.IOException;
import java.time.Duration;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.web.filter.OncePerRequestFilter;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A call of a server on Tomcat ends with what Tomcat says or does, and not with a
 * timeout.
 */
@McpServerTest
@ActiveProfiles("servlet")
@Import(ServletFailuresTests.Saboteur.class)
@Timeout(20)
class ServletFailuresTests {

	private static ThrowableAssertAlternative<AssertionError> assertThatCallFails(McpTestClient client,
			McpTransport transport, String trouble) {
		McpTestClient mcp = client.mutate().over(transport).timeout(Duration.ofMinutes(5)).build();
		return assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> mcp.with((call) -> call.header("Trouble", trouble)).callTool("tenant").isSuccessful());
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void refusalIsTold(McpTransport transport, McpTestClient client) {
		assertThatCallFails(client, transport, "401").withMessageContaining(
				"failed: HTTP 401 UNAUTHORIZED\nThe server demands: WWW-Authenticate: Bearer\nIf the client is to be ");
		assertThatCallFails(client, transport, "403").withMessageContaining(
				"failed: HTTP 403 FORBIDDEN\nThe server demands: WWW-Authenticate: Bearer\nIf the client is to be ");
	}

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void endOfTheStreamIsTold(McpTransport transport, McpTestClient client) {
		assertThatCallFails(client, transport, "end").withMessageContaining(
				(transport == McpTransport.SSE) ? "failed: the event stream over which answers come has ended: GET http"
						: "failed: the event stream of the call ended without a JSON-RPC message that answers\n");
	}

	@Test
	void connectionThatIsClosedMeanwhileIsTold(McpTestClient client) {
		assertThatCallFails(client, McpTransport.STREAMABLE_HTTP, "break").withMessageContaining(
				"failed: the server closed the connection in the middle of its answer, before the answer was there\n");
	}

	/**
	 * Does what a header says.
	 */
	static final class Saboteur extends OncePerRequestFilter {

		private volatile @Nullable AsyncContext eventStream;

		@Override
		protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
				throws ServletException, IOException {
			String trouble = request.getHeader("Trouble");
			if (trouble == null) {
				chain.doFilter(request, response);
				if (request.getMethod().equals("GET") && request.isAsyncStarted()) {
					this.eventStream = request.getAsyncContext();
				}
			}
			else if (trouble.startsWith("4")) {
				response.setStatus(Integer.parseInt(trouble));
				response.setHeader("WWW-Authenticate", "Bearer");
			}
			else if (this.eventStream != null && request.getRequestURI().contains("message")) {
				this.eventStream.complete();
				response.setStatus(HttpServletResponse.SC_ACCEPTED);
			}
			else {
				response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
				response.getOutputStream().print(": so far\n\n");
				response.flushBuffer();
				if (trouble.equals("break")) {
					throw new IOException("broken on purpose");
				}
			}
		}

	}

}
