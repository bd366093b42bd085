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

package dev.mcpslice.internal.server;

import java.util.Set;

import org.springframework.http.HttpMethod;

/**
 * A route of a router function, as far as it can be told from outside.
 *
 * @param methods the methods that are served; empty if any is
 * @param path the path, with what functions around it put before it
 * @param handler what serves requests, by which routes are known
 */
public record HttpRoute(Set<HttpMethod> methods, String path, Object handler) {

	boolean serves(HttpMethod method) {
		return this.methods.isEmpty() || this.methods.contains(method);
	}

	/**
	 * Tells whether one of two routes takes requests away from the other.
	 * @param other the other route
	 * @return whether both serve the same path, and a method in common
	 */
	boolean collidesWith(HttpRoute other) {
		return this.path.equals(other.path)
				&& (this.methods.isEmpty() || this.methods.stream().anyMatch(other::serves));
	}

}
