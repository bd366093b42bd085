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

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.MediaType;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReactiveInstanceCheck}: what clients see that listen.
 */
class ReactiveInstanceCheckTests {

	private final ServerIdentity identity = ServerIdentity.create(getClass().getName());

	@ParameterizedTest
	@CsvSource({ "text/event-stream, true", "application/x-ndjson, false" })
	void beginsAnEventStreamWithAComment(String type, boolean begins) {
		MockServerHttpResponse response = new MockServerHttpResponse();
		ReactiveInstanceCheck check = new ReactiveInstanceCheck((request, answer) -> {
			answer.getHeaders().setContentType(MediaType.valueOf(type));
			return answer.writeAndFlushWith(Flux.never());
		}, this.identity);

		check
			.handle(MockServerHttpRequest.get("/mcp")
				.header(ServerIdentity.HEADER, this.identity.toHeader())
				.header("Mcp-Session-Id", "1")
				.build(), response)
			.timeout(Duration.ofMillis(50), Mono.empty())
			.block();

		assertThat(response.isCommitted()).isEqualTo(begins);
	}

}
