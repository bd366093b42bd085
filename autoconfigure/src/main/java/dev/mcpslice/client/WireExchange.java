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

import java.net.URI;
import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;

/**
 * An HTTP request of a client and what became of it, part of a {@link Wire}. It may still
 * be under way. Thread-safe.
 */
public interface WireExchange {

	/**
	 * Returns when the request was sent.
	 * @return the time since the client was opened
	 */
	Duration time();

	/**
	 * Returns the method.
	 * @return the method of the request
	 */
	HttpMethod method();

	/**
	 * Returns where the request was sent to.
	 * @return the URI, with secrets masked
	 */
	URI uri();

	/**
	 * Returns the headers of the request.
	 * @return the headers, with secrets masked, read-only
	 */
	HttpHeaders requestHeaders();

	/**
	 * Returns the status of the answer.
	 * @return the status, {@code null} if there is no answer so far
	 */
	@Nullable HttpStatusCode status();

	/**
	 * Returns the headers of the answer.
	 * @return the headers, with secrets masked, read-only; none if there is no answer so
	 * far
	 */
	HttpHeaders responseHeaders();

	/**
	 * Returns the ids of the events that have come on the answer's event stream.
	 * @return the ids, in their order, the last hundred at most
	 */
	List<String> eventIds();

	/**
	 * Returns when the answer ended, or the exchange failed.
	 * @return the time since the client was opened, {@code null} if it is under way
	 */
	@Nullable Duration ended();

	/**
	 * Returns why the exchange failed.
	 * @return the failure, {@code null} if there is none
	 */
	@Nullable String failure();

}
