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

package dev.mcpslice.internal.client.transport;

import java.util.List;
import java.util.Map;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.wire.Secrets;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Exchange}.
 */
class ExchangeTests {

	private final Exchange exchange = new Exchange("ping", McpTransport.SSE, "http://127.0.0.1:1/sse",
			new Secrets(List.of()));

	@Test
	void saysThatNothingWasSent() {
		assertThat(this.exchange).hasToString("ping over SSE with http://127.0.0.1:1/sse\nsent: nothing");
	}

	@Test
	void saysThatThereWasNoBody() {
		this.exchange.refused(ResponseEntity.status(HttpStatus.NOT_FOUND).body(" "));

		assertThat(this.exchange).asString().endsWith("answered with HTTP 404 NOT_FOUND and no body");
	}

	@Test
	void cutsWhatIsLong() {
		this.exchange.sent(new JSONRPCNotification("n", Map.of("text", "a".repeat(3000))));

		assertThat(this.exchange).asString()
			.contains("sent: {\"jsonrpc\":\"2.0\",\"method\":\"n\",\"params\":{\"text\":\"aaa")
			.containsPattern("aaa… \\(30\\d\\d characters in all\\)$")
			.hasSizeLessThan(2200);
	}

	@Test
	void tellsWhatCannotBeWrittenAsItIs() {
		assertThat(Exchange.json(new Unwritable(""))).isEqualTo("unwritable");
	}

	/**
	 * Says no to whoever wants to know it.
	 */
	record Unwritable(String secret) {

		@Override
		public String secret() {
			throw new IllegalStateException("no");
		}

		@Override
		public String toString() {
			return "unwritable";
		}

	}

}
