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

package dev.mcpslice.internal.client.script;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

import dev.mcpslice.assertj.AbstractMcpAssert;
import io.modelcontextprotocol.json.McpJsonMapper;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;

/**
 * What a test says and asks of the {@link Script} for one kind of requests.
 *
 * @param <S> the type of the script that tests see
 * @param <Q> the type of the requests
 * @param <R> the type of the answers
 * @param <A> the type of assertions for a request
 */
public abstract class AbstractScript<S, Q, R, A extends AbstractMcpAssert<A, Q>> {

	private final Script<Q, R> script;

	private final String kind;

	private final boolean single;

	private final McpJsonMapper jsonMapper;

	private final Duration timeout;

	/**
	 * Creates a script.
	 * @param script the answers
	 * @param kind what kind of requests these are, as it reads before the word "request"
	 * @param single whether the next answer is given once
	 * @param jsonMapper the mapper for what tests give and for assertions
	 * @param timeout how long to wait for a request
	 */
	AbstractScript(Script<Q, R> script, String kind, boolean single, McpJsonMapper jsonMapper, Duration timeout) {
		this.script = script;
		this.kind = kind;
		this.single = single;
		this.jsonMapper = jsonMapper;
		this.timeout = timeout;
	}

	abstract S create(Script<Q, R> script, boolean single, McpJsonMapper jsonMapper, Duration timeout);

	/**
	 * Returns assertions for a request.
	 * @param request the request
	 * @param jsonMapper the mapper to use
	 * @return the assertions
	 */
	abstract A assertThat(Q request, McpJsonMapper jsonMapper);

	McpJsonMapper jsonMapper() {
		return this.jsonMapper;
	}

	public S once() {
		return create(this.script, true, this.jsonMapper, this.timeout);
	}

	public S answers(Function<Q, R> answer) {
		if (this.single) {
			this.script.once(answer);
		}
		else {
			this.script.always(answer);
		}
		return create(this.script, false, this.jsonMapper, this.timeout);
	}

	public ListAssert<Q> requests() {
		return Assertions.assertThat(this.script.requests()).as("%s requests of the server", this.kind);
	}

	public A request(Predicate<? super Q> which) {
		return describe(this.script.request(which, this.timeout));
	}

	public A request() {
		return describe(this.script.onlyRequest(this.timeout));
	}

	private A describe(Q request) {
		return assertThat(request, this.jsonMapper).as("the server's %s request", this.kind);
	}

}
