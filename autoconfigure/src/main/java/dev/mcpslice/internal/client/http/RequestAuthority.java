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

package dev.mcpslice.internal.client.http;

import java.util.regex.Pattern;

import javax.net.ssl.SNIHostName;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.util.Assert;

/**
 * The authority that requests name when it is to be another than that of the server's
 * URI, since the application allows certain names only.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-host-and-authority">RFC 9110,
 * Host and :authority</a>
 */
public final class RequestAuthority {

	private static final String PROPERTY = "mcpslice.client.authority";

	private static final Pattern AUTHORITY = Pattern.compile("([^\\s/?#@:\\[\\]]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");

	private final Environment environment;

	/**
	 * Creates an authority.
	 * @param environment has the property; it is asked for each request, since the value
	 * may contain the server's port
	 */
	public RequestAuthority(Environment environment) {
		this.environment = environment;
	}

	private @Nullable String value() {
		String value = this.environment.getProperty(PROPERTY, "").strip();
		Assert.state(value.isEmpty() || AUTHORITY.matcher(value).matches(),
				() -> ("%s is '%s', but a host is expected, with or without a port: localhost, "
						+ "or localhost:${local.mcp.server.port}.")
					.formatted(PROPERTY, value));
		return value.isEmpty() ? null : value;
	}

	/**
	 * Names the authority in a request that names none itself.
	 * @param headers the headers of the request
	 */
	void applyTo(HttpHeaders headers) {
		String value = value();
		if (value != null && !headers.containsHeader(HttpHeaders.HOST)) {
			headers.set(HttpHeaders.HOST, value);
		}
	}

	/**
	 * Returns the name of the server that a client asks for as TLS begins.
	 * @return the host of the authority, or {@code null} if there is none, or if it is no
	 * name that TLS can carry, such as an address
	 */
	@Nullable SNIHostName serverName() {
		String value = value();
		String host = (value != null) ? AUTHORITY.matcher(value).replaceFirst("$1") : "";
		try {
			return NetUtil.isValidIpV4Address(host) ? null : new SNIHostName(host);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
