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

import dev.mcpslice.assertj.ElicitFormRequestAssert;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import org.assertj.core.api.ListAssert;

/**
 * The client's user before a form, as a test scripts it.
 * <p>
 * An answer is given whenever the server asks, until another takes its place. Answers
 * that are scripted {@link #once()} are given first, one after the other.
 * <pre class="code">
 * mcp.elicitation().once().declines().once().accepts(Map.of("name", "Anna"));
 * </pre> Thread-safe.
 *
 * @see <a href=
 * "https://modelcontextprotocol.io/specification/2025-11-25/client/elicitation">MCP
 * specification, Elicitation</a>
 */
public interface ElicitationScript {

	/**
	 * Scripts a single answer, by the method that is called on what is returned.
	 * @return the script for the next answer
	 */
	ElicitationScript once();

	/**
	 * Accepts and fills in the form.
	 * @param content the content: a map, or a record or other object that is a JSON
	 * object
	 * @return this script, for all answers
	 * @throws IllegalArgumentException if the content is no JSON object
	 */
	ElicitationScript accepts(Object content);

	/**
	 * Accepts and sends no content at all.
	 * @return this script, for all answers
	 */
	ElicitationScript accepts();

	/**
	 * Declines: the user says no.
	 * @return this script, for all answers
	 */
	ElicitationScript declines();

	/**
	 * Cancels: the user does not answer.
	 * @return this script, for all answers
	 */
	ElicitationScript cancels();

	/**
	 * Answers with what a function makes of the request. What the function throws fails
	 * the test, but for an {@code McpError}, which the server gets for an answer.
	 * @param answer the function, which may block
	 * @return this script, for all answers
	 */
	ElicitationScript answers(Function<ElicitFormRequest, ElicitResult> answer);

	/**
	 * Returns what the server has asked so far.
	 * @return an assertion on the requests, in the order of their arrival
	 */
	ListAssert<ElicitFormRequest> requests();

	/**
	 * Returns the first request that matches, and waits for it if it is not there yet.
	 * @param which recognizes the request
	 * @return an assertion on the request
	 * @throws AssertionError if it does not arrive in time
	 */
	ElicitFormRequestAssert request(Predicate<? super ElicitFormRequest> which);

	/**
	 * Returns the only request, and waits for it if it is not there yet.
	 * @return an assertion on the request
	 * @throws AssertionError if there are others, or if it does not arrive in time
	 */
	ElicitFormRequestAssert request();

}
