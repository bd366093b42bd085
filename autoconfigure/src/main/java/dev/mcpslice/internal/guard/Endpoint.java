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

package dev.mcpslice.internal.guard;

import java.util.function.Consumer;

import dev.mcpslice.endpoint.McpTransport;

import org.springframework.http.HttpHeaders;

/**
 * Where a server speaks one transport, for whoever it is that comes.
 */
interface Endpoint {

	/**
	 * Changes nothing about what the right caller says.
	 */
	Consumer<HttpHeaders> AS_USUAL = (headers) -> {
	};

	McpTransport transport();

	/**
	 * Says who the right caller is.
	 * @param headers gets the headers that say it
	 */
	default void caller(HttpHeaders headers) {
	}

	/**
	 * Connects and does no more: the first request of a client.
	 * @param change what is said in another way than a right caller says it
	 * @return what was sent, and what came
	 */
	default Exchange connect(Consumer<HttpHeaders> change) {
		throw new UnsupportedOperationException("There is nothing to say without HTTP");
	}

	/**
	 * Begins a session, as a client does.
	 * @param change what is said in another way than a right caller says it
	 * @return the session, to be closed
	 * @throws Finding if there is none
	 */
	Session open(Consumer<HttpHeaders> change);

	default Session open() {
		return open(AS_USUAL);
	}

	/**
	 * Ends what is shared by sessions.
	 */
	default void close() {
	}

	/**
	 * A session, or, with a stateless server, what takes its place.
	 */
	interface Session extends AutoCloseable {

		/**
		 * Returns what the server said at the beginning.
		 * @return the answer to {@code initialize}
		 */
		Answer initialized();

		/**
		 * Returns the id by which the server knows the session.
		 * @return the id; empty if there is none
		 */
		String id();

		/**
		 * Posts text as it is.
		 * @param text the body
		 * @param change what is said in another way than a right caller says it
		 * @return what was sent, and what came
		 */
		Exchange post(String text, Consumer<HttpHeaders> change);

		/**
		 * Makes a request and waits for its response.
		 * @param method the method
		 * @param params the parameters, in JSON
		 * @param change what is said in another way than a right caller says it
		 * @return what was sent, and what came
		 */
		Exchange request(String method, String params, Consumer<HttpHeaders> change);

		default Exchange request(String method, String params) {
			return request(method, params, AS_USUAL);
		}

		default Exchange ping() {
			return request("ping", "{}");
		}

		/**
		 * Asks for what the server tells by itself, outside of requests.
		 * @param change what is said in another way than a right caller says it
		 * @return what was sent, and what came
		 */
		default Exchange listen(Consumer<HttpHeaders> change) {
			throw new UnsupportedOperationException("Only streamable HTTP has such a stream");
		}

		/**
		 * Asks the server to end the session.
		 * @param change what is said in another way than a right caller says it
		 * @return what was sent, and what came
		 */
		default Exchange delete(Consumer<HttpHeaders> change) {
			throw new UnsupportedOperationException("Only streamable HTTP has sessions that can be ended");
		}

		@Override
		void close();

	}

	/**
	 * What was sent, and what came.
	 *
	 * @param sent what was sent
	 * @param came what came
	 */
	record Exchange(String sent, Answer came) {

	}

}
