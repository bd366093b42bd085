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

import java.util.function.Function;
import java.util.function.Predicate;

import dev.mcpslice.assertj.CreateMessageRequestAssert;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageRequest;
import io.modelcontextprotocol.spec.McpSchema.CreateMessageResult;
import org.assertj.core.api.ListAssert;

/**
 * The client's model, as a test scripts it.
 * <p>
 * An answer is given whenever the server asks, until another takes its place. Answers
 * that are scripted {@link #once()} are given first, one after the other.
 * <pre class="code">
 * mcp.sampling().once().replies("Once upon a time").once().refuses("Enough");
 * </pre> Thread-safe.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/client/sampling">MCP
 * specification, Sampling</a>
 */
public interface SamplingScript {

	/**
	 * Scripts a single answer, by the method that is called on what is returned.
	 * @return the script for the next answer
	 */
	SamplingScript once();

	/**
	 * Replies with a text.
	 * @param text the text that the model writes
	 * @return this script, for all answers
	 */
	SamplingScript replies(String text);

	/**
	 * Replies with what a function makes of the request. What the function throws fails
	 * the test, but for an {@code McpError}, which the server gets for an answer.
	 * @param reply the function, which may block
	 * @return this script, for all answers
	 */
	SamplingScript replies(Function<CreateMessageRequest, CreateMessageResult> reply);

	/**
	 * Refuses, as a user who does not allow it: with the JSON-RPC error -1 of the
	 * specification.
	 * @param reason the error's message
	 * @return this script, for all answers
	 */
	SamplingScript refuses(String reason);

	/**
	 * Returns what the server has asked so far.
	 * @return an assertion on the requests, in the order of their arrival
	 */
	ListAssert<CreateMessageRequest> requests();

	/**
	 * Returns the first request that matches, and waits for it if it is not there yet.
	 * @param which recognizes the request
	 * @return an assertion on the request
	 * @throws AssertionError if it does not arrive in time
	 */
	CreateMessageRequestAssert request(Predicate<? super CreateMessageRequest> which);

	/**
	 * Returns the only request, and waits for it if it is not there yet.
	 * @return an assertion on the request
	 * @throws AssertionError if there are others, or if it does not arrive in time
	 */
	CreateMessageRequestAssert request();

}
