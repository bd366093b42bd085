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

package dev.mcpslice.slice;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A refusal is the failure of who opens the client, and nothing beside it.
 */
@McpServerTest(properties = "spring.application.name=refusing")
@Import(RefusedHandshakeTests.Refuser.class)
@ExtendWith(OutputCaptureExtension.class)
// Other tests' servers may be noisy.
@Isolated
@Tag("webflux")
class RefusedHandshakeTests {

	/**
	 * So often that an error which is dropped now and then is met.
	 */
	private static final int ROUNDS = 30;

	@ParameterizedTest
	@EnumSource(names = { "STREAMABLE_HTTP", "SSE" })
	void leavesNothingInTheLog(McpTransport transport, McpClientFactory factory, CapturedOutput output) {
		McpClientFactory clients = factory.over(transport);

		for (int round = 0; round < ROUNDS; round++) {
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::test);
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::sync);
			assertThatExceptionOfType(McpHandshakeException.class).isThrownBy(clients::async);
		}

		assertThat(output).doesNotContain("ERROR").doesNotContain("onErrorDropped");
	}

	/**
	 * Lets nobody in.
	 */
	static final class Refuser implements WebFilter {

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			exchange.getResponse().setStatusCode(HttpStatus.UNAUTHORIZED);
			return exchange.getResponse().setComplete();
		}

	}

}
