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

package dev.mcpslice.internal.server.webflux;

import java.util.Set;

import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RequestPredicates;

/**
 * What a predicate asks of method and path. Of alternatives the first one counts, and
 * what is negated does not; paths that are asked for together follow one another, as
 * nested router functions read them.
 */
final class PredicateParts implements RequestPredicates.Visitor {

	private Set<HttpMethod> methods = Set.of();

	private String path = "";

	private int passedOver;

	private PredicateParts() {
	}

	static PredicateParts of(RequestPredicate predicate) {
		PredicateParts parts = new PredicateParts();
		predicate.accept(parts);
		return parts;
	}

	Set<HttpMethod> methods() {
		return this.methods;
	}

	String path() {
		return this.path;
	}

	@Override
	public void method(Set<HttpMethod> methods) {
		if (this.passedOver == 0) {
			this.methods = methods;
		}
	}

	@Override
	public void path(String pattern) {
		if (this.passedOver == 0) {
			this.path += pattern;
		}
	}

	@Override
	public void or() {
		this.passedOver++;
	}

	@Override
	public void endOr() {
		this.passedOver--;
	}

	@Override
	public void startNegate() {
		this.passedOver++;
	}

	@Override
	public void endNegate() {
		this.passedOver--;
	}

	@Override
	public void startAnd() {
	}

	@Override
	public void and() {
	}

	@Override
	public void endAnd() {
	}

	@Override
	public void startOr() {
	}

	@Override
	public void header(String name, String value) {
	}

	@Override
	public void queryParam(String name, String value) {
	}

	@Override
	public void version(String version) {
	}

	@Override
	@SuppressWarnings("removal")
	public void pathExtension(String extension) {
	}

	@Override
	public void unknown(RequestPredicate predicate) {
	}

}
