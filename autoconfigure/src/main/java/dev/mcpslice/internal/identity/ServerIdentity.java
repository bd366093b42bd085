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

package dev.mcpslice.internal.identity;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Which server this is, since a port number does not tell: the port of a server that has
 * ended may be another's by now.
 * <p>
 * Clients of the slice send the identity of the server that they mean, in the header
 * {@value #HEADER}, with each request. The server that gets it answers with its own, and
 * refuses a request that means another. A request without the header is served as in
 * production, and its answer has no such header either. For use by mcpslice itself.
 *
 * @param id what no other server has
 * @param owner whose server it is as it reads in a sentence: the test class for which it
 * was started, which shares it with those that are configured alike, or the name of a
 * server in a process of its own
 */
public record ServerIdentity(String id, String owner) {

	/**
	 * Name of the HTTP header.
	 */
	public static final String HEADER = "Mcpslice-Server";

	/**
	 * Name of the property that switches the check off when it is {@code false}.
	 */
	public static final String CHECK_PROPERTY = "mcpslice.instance-check.enabled";

	/**
	 * Creates the identity of a server that has had none so far.
	 * @param owner the test class for which the server is started, or a name
	 * @return an identity unlike all others
	 */
	public static ServerIdentity create(String owner) {
		return new ServerIdentity(UUID.randomUUID().toString(), owner);
	}

	/**
	 * Reads an identity.
	 * @param value the value of the header
	 * @return the identity, or {@code null} if there is none in the value
	 */
	public static @Nullable ServerIdentity fromHeader(@Nullable String value) {
		String[] parts = (value != null) ? value.split(" ", 2) : new String[0];
		try {
			return (parts.length == 2)
					? new ServerIdentity(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8)) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Returns the value of the header.
	 * @return the identity, in ASCII whatever the name of the class
	 */
	public String toHeader() {
		return this.id + " " + URLEncoder.encode(this.owner, StandardCharsets.UTF_8);
	}

	/**
	 * Returns what to say to a request that means another server.
	 * @param meant the value of its header
	 * @return the text
	 */
	String refusal(String meant) {
		ServerIdentity other = fromHeader(meant);
		return "This is %s. The request is for %s.".formatted(this, (other != null) ? other : "an unknown one");
	}

	/**
	 * Returns the identity as it reads in a sentence.
	 */
	@Override
	public String toString() {
		return "the MCP server of " + this.owner;
	}

}
