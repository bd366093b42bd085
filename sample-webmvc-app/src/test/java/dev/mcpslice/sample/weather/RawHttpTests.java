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

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpTestClient;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.resttestclient.autoconfigure.AutoConfigureRestTestClient;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.client.RestTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Spring's own clients beside the one of the slice: they reach the same server, but for
 * {@code MockMvc}, which needs none.
 */
@McpServerTest
@AutoConfigureRestTestClient
@AutoConfigureMockMvc
@Import(Stations.class)
class RawHttpTests {

	@Test
	void reachesTheServer(@Autowired RestTestClient rest, @Autowired WebTestClient web, @Autowired MockMvcTester mvc,
			McpTestClient mcp) {
		mcp.ping().isSuccessful();

		rest.get().uri("/mcp").exchange().expectStatus().isBadRequest();
		web.get().uri("/mcp").exchange().expectStatus().isBadRequest();
		assertThat(mvc.get().uri("/mcp")).hasStatus(HttpStatus.BAD_REQUEST);
	}

}
