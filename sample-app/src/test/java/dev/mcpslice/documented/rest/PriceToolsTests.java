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

package dev.mcpslice.documented.rest;

// tag::test[]
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.documented.rest.PriceTools.Prices;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.restclient.test.autoconfigure.AutoConfigureMockRestServiceServer;
import org.springframework.boot.restclient.test.autoconfigure.AutoConfigureRestClient;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.test.web.client.MockRestServiceServer;

import static org.springframework.test.web.client.match.MockRestRequestMatchers.requestTo;
import static org.springframework.test.web.client.response.MockRestResponseCreators.withSuccess;

@McpServerTest
@Import(Prices.class)
@AutoConfigureRestClient
@AutoConfigureMockRestServiceServer
class PriceToolsTests {

	@Autowired
	private MockRestServiceServer prices;

	@Test
	void tellsWhatABookCosts(McpTestClient mcp) {
		this.prices.expect(requestTo("https://prices.example.com/books/kalevala"))
			.andRespond(withSuccess("{ \"price\": \"9.90 EUR\" }", MediaType.APPLICATION_JSON));

		mcp.callTool("price", Map.of("id", "kalevala")).isSuccessful().text().contains("9.90 EUR");

		this.prices.verify();
	}

}
// end::test[]
