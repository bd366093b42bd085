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

package dev.mcpslice.client;

import org.assertj.core.api.ListAssert;

/**
 * What a client has sent and received since it was opened: each JSON-RPC message, and the
 * HTTP exchanges that carried them. <pre class="code">
 * mcp.with((call) -&gt; call.header("X-Tenant", "acme")).callTool("search_books").isSuccessful();
 *
 * mcp.wire().sent("tools/call").singleElement()
 *     .satisfies((message) -&gt; assertThat(message.header("X-Tenant")).isEqualTo("acme"));
 * </pre> The recording is always on. It is bounded: it keeps the last thousand messages
 * and exchanges, no more than about four million characters of them, and the beginning of
 * a message that is very long. Values of headers, cookies, parameters of queries and
 * fields of JSON that carry secrets are masked; the property
 * {@value McpClientFactory#MASKED_PROPERTY} names more of them.
 * <p>
 * Assertions are on what there is at the time of the call. {@link #toString()} tells
 * everything in the order of time.
 * <p>
 * Thread-safe.
 */
public interface Wire {

	/**
	 * Leads to the messages in both directions.
	 * @return an assertion on the messages, in the order of time
	 */
	ListAssert<WireMessage> messages();

	/**
	 * Leads to the messages that the client has sent.
	 * @return an assertion on the messages, in the order of time
	 */
	ListAssert<WireMessage> sent();

	/**
	 * Leads to the requests or notifications of one method that the client has sent.
	 * @param method the method, such as {@code tools/call}
	 * @return an assertion on the messages, in the order of time
	 */
	ListAssert<WireMessage> sent(String method);

	/**
	 * Leads to the messages that the client has received.
	 * @return an assertion on the messages, in the order of time
	 */
	ListAssert<WireMessage> received();

	/**
	 * Leads to the requests or notifications of one method that the client has received.
	 * @param method the method, such as {@code notifications/progress}
	 * @return an assertion on the messages, in the order of time
	 */
	ListAssert<WireMessage> received(String method);

	/**
	 * Leads to the HTTP exchanges, of which there are none over stdio.
	 * @return an assertion on the exchanges, in the order of their requests
	 */
	ListAssert<WireExchange> http();

	/**
	 * Tells everything: each message, each HTTP exchange, when it was answered and when
	 * it ended.
	 * @return a line for each, in the order of time
	 */
	@Override
	String toString();

}
