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

import dev.mcpslice.internal.identity.ServerIdentity;
import dev.mcpslice.wire.BareConnection;
import dev.mcpslice.wire.EventStream;
import dev.mcpslice.wire.StreamableHttp;
import dev.mcpslice.wire.WireTests;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;

/**
 * A test of single requests.
 */
abstract class RequestTests extends WireTests {

	StreamableHttp http;

	@Autowired
	ServerIdentity identity;

	@BeforeEach
	void prepareRequests() {
		this.http = new StreamableHttp(this.web);
	}

	EventStream listen(String session) {
		return this.http.listen(session, this.identity);
	}

	EventStream events(ResponseSpec response) {
		response.expectStatus().isOk().expectHeader().contentTypeCompatibleWith(MediaType.TEXT_EVENT_STREAM);
		return EventStream.of(response);
	}

	/**
	 * Sends what no HTTP client would: without headers that they add, or with characters
	 * that they refuse.
	 * @param head the request line and headers, without their ends of lines
	 * @param body the body
	 * @return the answer, up to where the server closes the connection
	 */
	String sendBare(String head, String body) {
		try (BareConnection connection = new BareConnection(this.endpoints.baseUri())) {
			connection.send("%s\nHost: localhost\nConnection: close\nContent-Length: %d\n\n%s".formatted(head,
					body.length(), body));
			return connection.readAll();
		}
	}

	/**
	 * Asserts that an error is told with an exception, as its properties are, and not
	 * with a JSON-RPC response.
	 */
	static BodyContentSpec expectException(ResponseSpec response, int code, String message) {
		return response.expectHeader()
			.contentType(MediaType.APPLICATION_JSON)
			.expectBody()
			.jsonPath("$.jsonrpc")
			.doesNotExist()
			.jsonPath("$.jsonRpcError.code")
			.isEqualTo(code)
			.jsonPath("$.message")
			.isEqualTo(message)
			.jsonPath("$.stackTrace")
			.isNotEmpty();
	}

}
