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

package dev.mcpslice.internal.client.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link MessageMapper}.
 */
class MessageMapperTests {

	private static final TypeRef<Map<String, Object>> MAP = new TypeRef<>() {
	};

	private final MessageMapper mapper = new MessageMapper(McpJsonDefaults.getMapper(), () -> true);

	private JSONRPCMessage read(String text) throws IOException {
		return McpSchema.deserializeJsonRpcMessage(this.mapper, text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{oops", "[]", "{}", "{\"error\":\"no\"}", "{\"result\":{}}" })
	void textThatIsNoMessageIsToldAsSuch(String text) throws IOException {
		assertThat(MessageMapper.malformed(read(text))).isEqualTo(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", "{\"jsonrpc\":\"2.0\",\"method\":\"any\"}",
			"{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
			"{\"jsonrpc\":\"2.0\",\"method\":\"mcpslice/malformed\"}" })
	void messageIsLeftAsItIs(String text) throws IOException {
		JSONRPCMessage message = read(text);

		assertThat(MessageMapper.malformed(message)).isNull();
		assertThat(message).isEqualTo(McpSchema.deserializeJsonRpcMessage(McpJsonDefaults.getMapper(), text));
	}

	@Test
	void failsAsUpstreamDoesWhereNobodyListens() {
		MessageMapper mapper = new MessageMapper(McpJsonDefaults.getMapper(), () -> false);

		assertThatExceptionOfType(IOException.class)
			.isThrownBy(() -> McpSchema.deserializeJsonRpcMessage(mapper, "{oops"));
	}

	@Test
	void mapsAllElse() throws IOException {
		byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);

		assertThat(this.mapper.readValue(json, MAP)).containsEntry("a", 1);
		assertThat(this.mapper.readValue("1".getBytes(StandardCharsets.UTF_8), Integer.class)).isOne();
		assertThat(this.mapper.readValue("1", Integer.class)).isOne();
		assertThat(this.mapper.convertValue(Map.of("a", 1), MAP)).containsEntry("a", 1);
		assertThat(this.mapper.convertValue("1", Integer.class)).isOne();
		assertThat(this.mapper.writeValueAsBytes(Map.of("a", 1))).isEqualTo(json);
		assertThat(this.mapper.writeValueAsString(Map.of("a", 1))).isEqualTo("{\"a\":1}");
	}

}
