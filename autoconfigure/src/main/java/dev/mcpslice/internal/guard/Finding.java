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

import dev.mcpslice.internal.guard.Endpoint.Exchange;

/**
 * What a check has found. Not yet what a user reads: who can mend it, and how, is added.
 */
final class Finding extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Exchange exchange;

	private final String text;

	Finding(String text, Exchange exchange) {
		super(text, null, false, false);
		this.text = text;
		this.exchange = exchange;
	}

	String text() {
		return this.text;
	}

	Exchange exchange() {
		return this.exchange;
	}

	/**
	 * Demands an answer, and one that is neither a failure of the server nor tells
	 * strangers how it is built.
	 * @param exchange what was sent, and what came
	 */
	static void unlessHandled(Exchange exchange) {
		Answer came = exchange.came();
		if (came.failure() != null) {
			throw new Finding("The server gives no answer.", exchange);
		}
		if (Text.hasStackTrace(came.body())) {
			throw new Finding("The answer gives away a stack trace.", exchange);
		}
		if (came.status() >= 500) {
			throw new Finding("The server takes bad input for a failure of its own: %s.".formatted(came.status()),
					exchange);
		}
	}

	/**
	 * Demands a refusal.
	 * @param exchange what was sent, and what came
	 * @param text what it is otherwise
	 */
	static void unlessRefused(Exchange exchange, String text) {
		Answer came = exchange.came();
		if (!came.isRefusal()) {
			throw new Finding((came.status() >= 500)
					? "The server does not refuse, but fails with %s.".formatted(came.status()) : text, exchange);
		}
	}

}
