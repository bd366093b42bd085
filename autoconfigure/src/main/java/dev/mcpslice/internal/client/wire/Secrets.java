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

package dev.mcpslice.internal.client.wire;

import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What must not be told: values of headers, parameters of queries, and fields of JSON
 * whose names say that they are secrets. Names are compared without case, {@code -} and
 * {@code _}.
 */
public final class Secrets {

	private static final String MASK = "******";

	private static final Set<String> NAMES = Set.of("authorization", "proxyauthorization", "cookie", "setcookie",
			"xapikey", "apikey", "password", "passwd", "secret", "clientsecret", "token", "accesstoken", "refreshtoken",
			"idtoken", "xauthtoken", "xcsrftoken", "xxsrftoken", "credentials", "privatekey");

	/**
	 * Schemes of authorization, and names of cookies, are no secrets.
	 */
	private static final Map<String, Pattern> LABELS = Map.of("authorization", Pattern.compile("^[A-Za-z]+ "),
			"proxyauthorization", Pattern.compile("^[A-Za-z]+ "), "cookie", Pattern.compile("^[^=;\\s]+="), "setcookie",
			Pattern.compile("^[^=;\\s]+="));

	private static final Pattern USER = Pattern.compile("(?<=://)[^/?#]*@");

	private static final Pattern PARAMETER = Pattern.compile("([?&])([^=&\\s]*)=[^&#\\s\"]*?(?=[&#\\s\"]|:\\s|$)");

	/**
	 * A field of JSON, which may stand in a string of JSON itself.
	 */
	private static final Pattern FIELD = Pattern.compile("(\\\\*\")([\\w.-]+)(\\\\*\"\\s*:\\s*\\\\*\")([^\"\\\\]*)");

	private final Set<String> names;

	/**
	 * Creates masks.
	 * @param more names beside the well-known ones
	 */
	public Secrets(List<String> more) {
		this.names = Stream.concat(NAMES.stream(), more.stream().map(Secrets::canonical))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String canonical(String name) {
		return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private boolean isSecret(String name) {
		return this.names.contains(canonical(name));
	}

	HttpHeaders mask(HttpHeaders headers) {
		HttpHeaders masked = new HttpHeaders();
		headers.forEach((name, values) -> masked.put(name,
				isSecret(name) ? values.stream().map((value) -> maskValue(name, value)).toList() : values));
		return HttpHeaders.readOnlyHttpHeaders(masked);
	}

	private static String maskValue(String name, String value) {
		Pattern label = LABELS.get(canonical(name));
		Matcher matcher = (label != null) ? label.matcher(value) : null;
		return (matcher != null && matcher.find() && matcher.end() < value.length()) ? matcher.group() + MASK : MASK;
	}

	/**
	 * Masks who is named in a URI, and parameters of its query.
	 * @param uri the URI
	 * @return the same with secrets masked
	 */
	public URI mask(URI uri) {
		if (uri.getRawQuery() == null && uri.getRawUserInfo() == null) {
			return uri;
		}
		return URI.create(maskParameters(USER.matcher(uri.toString()).replaceFirst(MASK + "@")));
	}

	private String maskParameters(String text) {
		return PARAMETER.matcher(text)
			.replaceAll((match) -> Matcher.quoteReplacement(
					isSecret(match.group(2)) ? match.group(1) + match.group(2) + "=" + MASK : match.group()));
	}

	/**
	 * Masks fields of JSON and parameters of queries in a text, whatever it is.
	 * @param text the text
	 * @return the same with secrets masked
	 */
	public String text(String text) {
		return FIELD.matcher(maskParameters(text))
			.replaceAll((match) -> Matcher.quoteReplacement(isSecret(match.group(2))
					? match.group(1) + match.group(2) + match.group(3) + MASK : match.group()));
	}

	/**
	 * Returns a message as JSON, with secrets masked.
	 * @param message the message
	 * @return its JSON
	 */
	public String json(JSONRPCMessage message) {
		McpJsonMapper mapper = McpJsonDefaults.getMapper();
		try {
			Object json = mapper.readValue(mapper.writeValueAsString(message), new TypeRef<Object>() {
			});
			return text(mapper.writeValueAsString(mask(json)));
		}
		catch (IOException ex) {
			return text(message.toString());
		}
	}

	/**
	 * Masks fields of JSON.
	 * @param json maps, lists and values
	 * @return the same with secrets masked
	 */
	@Nullable Object mask(@Nullable Object json) {
		if (json instanceof Map<?, ?> object) {
			Map<Object, @Nullable Object> masked = new LinkedHashMap<>();
			object.forEach((name, value) -> masked.put(name,
					(isSecret(String.valueOf(name)) && (value instanceof String || value instanceof List)) ? MASK
							: mask(value)));
			return masked;
		}
		return (json instanceof List<?> array) ? array.stream().map(this::mask).toList() : json;
	}

}
