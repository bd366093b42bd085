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

package dev.mcpslice.internal.endpoint;

import java.net.InetAddress;
import java.net.URI;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Where a server answers, for use by mcpslice itself.
 *
 * @param tls whether it speaks TLS
 * @param address the address on which it listens; {@code null} if it was not set
 * @param port its port
 * @param basePath path under which the application is served, without a slash at its end
 */
public record ServerAddress(boolean tls, @Nullable InetAddress address, int port, String basePath) {

	/**
	 * Returns the URI of a path.
	 * @param path the path, below the base path
	 * @return the URI
	 * @throws IllegalStateException if the path is a pattern
	 */
	public URI uri(String path) {
		Assert.state(!path.contains("{"), () -> ("The path '%s' is a pattern, so that the server has no single URI. "
				+ "Expand it yourself, with WebTestClient or a client of the SDK.")
			.formatted(path));
		return URI.create(describe(path));
	}

	/**
	 * Returns the address of a path, which may be a pattern.
	 * @param path the path, below the base path
	 * @return the address
	 */
	public String describe(String path) {
		return (this.tls ? "https://" : "http://") + host() + ":" + this.port + this.basePath + path;
	}

	private String host() {
		if (this.address == null || this.address.isAnyLocalAddress()) {
			return "127.0.0.1";
		}
		String literal = this.address.getHostAddress();
		return literal.contains(":") ? "[" + literal + "]" : literal;
	}

}
