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

package dev.mcpslice.internal.identity;

import jakarta.servlet.FilterChain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ServletInstanceCheck}.
 */
class ServletInstanceCheckTests {

	private final ServerIdentity identity = ServerIdentity.create("the bookshop");

	private final ServletInstanceCheck check = new ServletInstanceCheck(this.identity);

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/mcp");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void requestForNobodyIsServedUntouched() throws Exception {
		this.request.addHeader("Mcp-Session-Id", "1");
		FilterChain application = mock(FilterChain.class);

		this.check.doFilter(this.request, this.response, application);

		then(application).should().doFilter(this.request, this.response);
		assertThat(this.response.getHeaderNames()).isEmpty();
		assertThat(this.response.isCommitted()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST" })
	void requestForAnotherServerIsRefusedBeforeTheApplicationSeesIt(String method) throws Exception {
		this.request.setMethod(method);
		this.request.addHeader("Mcp-Session-Id", "1");
		this.request.addHeader(ServerIdentity.HEADER, ServerIdentity.create("the library").toHeader());
		FilterChain application = mock(FilterChain.class);

		this.check.doFilter(this.request, this.response, application);

		then(application).shouldHaveNoInteractions();
		assertThat(this.response.getStatus()).isEqualTo(421);
		assertThat(this.response.getHeader(ServerIdentity.HEADER)).isEqualTo(this.identity.toHeader());
		assertThat(this.response.getContentType()).isEqualTo("text/plain;charset=UTF-8");
		assertThat(this.response.getContentAsString())
			.isEqualTo("This is the MCP server of the bookshop. The request is for the MCP server of the library.");
	}

	@ParameterizedTest
	@CsvSource({ "GET, true", "GET, false", "POST, true", "DELETE, true" })
	void requestForThisServerIsAnsweredWithItsNameWhateverTheApplicationDoes(String method, boolean session)
			throws Exception {
		this.request.setMethod(method);
		this.request.addHeader(ServerIdentity.HEADER, this.identity.toHeader());
		if (session) {
			this.request.addHeader("Mcp-Session-Id", "1");
		}

		this.check.doFilter(this.request, this.response, (request, response) -> {
			response.setContentType("text/html");
			response.reset();
			response.getWriter().write("Hello");
		});

		assertThat(this.response.getHeader(ServerIdentity.HEADER)).isEqualTo(this.identity.toHeader());
		assertThat(this.response.getContentType()).isNull();
		assertThat(this.response.getContentAsString()).isEqualTo("Hello");
	}

}
