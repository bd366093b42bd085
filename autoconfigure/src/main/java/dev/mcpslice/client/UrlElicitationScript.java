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

import dev.mcpslice.assertj.ElicitUrlRequestAssert;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.ElicitUrlRequest;
import org.assertj.core.api.ListAssert;

/**
 * The client's user before a URL, as a test scripts it. Nobody visits the URL: to accept
 * means to agree to. The rest is as in {@link ElicitationScript}.
 */
public interface UrlElicitationScript {

	/**
	 * Scripts a single answer, by the method that is called on what is returned.
	 * @return the script for the next answer
	 */
	UrlElicitationScript once();

	/**
	 * Accepts: the user agrees to visit the URL.
	 * @return this script, for all answers
	 */
	UrlElicitationScript accepts();

	/**
	 * Declines: the user says no.
	 * @return this script, for all answers
	 */
	UrlElicitationScript declines();

	/**
	 * Cancels: the user does not answer.
	 * @return this script, for all answers
	 */
	UrlElicitationScript cancels();

	/**
	 * Answers with what a function makes of the request. What the function throws fails
	 * the test, but for an {@code McpError}, which the server gets for an answer.
	 * @param answer the function, which may block
	 * @return this script, for all answers
	 */
	UrlElicitationScript answers(Function<ElicitUrlRequest, ElicitResult> answer);

	/**
	 * Returns what the server has asked so far.
	 * @return an assertion on the requests, in the order of their arrival
	 */
	ListAssert<ElicitUrlRequest> requests();

	/**
	 * Returns the first request that matches, and waits for it if it is not there yet.
	 * @param which recognizes the request
	 * @return an assertion on the request
	 * @throws AssertionError if it does not arrive in time
	 */
	ElicitUrlRequestAssert request(Predicate<? super ElicitUrlRequest> which);

	/**
	 * Returns the only request, and waits for it if it is not there yet.
	 * @return an assertion on the request
	 * @throws AssertionError if there are others, or if it does not arrive in time
	 */
	ElicitUrlRequestAssert request();

}
