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

package dev.mcpslice.internal.client.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.core.NestedExceptionUtils;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * Says why something failed, in the words of a test: what the server did, and not which
 * class noticed it.
 */
public final class Reason {

	/**
	 * How much of a reason is told in a first line, in characters.
	 */
	private static final int LINE = 300;

	/**
	 * What Reactor Netty says when it finds closed whatever connection it has kept.
	 */
	private static final String CLOSED_CONNECTIONS = "Error while acquiring from ";

	private static final String CUT = "…";

	private Reason() {
	}

	/**
	 * Describes a failure by what caused it in the first place.
	 * @param failure the failure
	 * @return its description, which may have several lines
	 */
	public static String of(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof CallException explained) {
				return String.valueOf(explained.getMessage());
			}
			if (cause instanceof McpError error && error.getJsonRpcError() != null) {
				return of(error.getJsonRpcError());
			}
			if (cause instanceof ConnectException) {
				return refusedConnection(failure, cause);
			}
		}
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		String message = cause.getMessage();
		if (message == null) {
			return cause.getClass().getSimpleName();
		}
		if (cause instanceof PrematureCloseException || isLostConnection(cause, message)) {
			return lostConnection(message);
		}
		if (cause.getClass().getName().contains("jackson")) {
			// Where in the text, the other lines tell.
			return message.lines().findFirst().orElse(message);
		}
		return speaksForItself(cause) ? message : cause.getClass().getSimpleName() + ": " + message;
	}

	/**
	 * Describes an answer that is an error.
	 * @param error the error
	 * @return its code and message
	 */
	public static String of(JSONRPCError error) {
		return "JSON-RPC error %d: %s".formatted(error.code(), error.message());
	}

	/**
	 * Describes an answer that nobody waits for.
	 * @param response the answer
	 * @return what is wrong with it
	 */
	public static String unexpected(JSONRPCResponse response) {
		return "the server sent an answer whose id is that of no request of this client: " + Exchange.json(response);
	}

	/**
	 * Describes a text that is no message.
	 * @param text the text
	 * @return what is wrong with it
	 */
	public static String malformed(String text) {
		return "the server sent %s: %s"
			.formatted(lacksId(text) ? "an answer without an id" : "what is no JSON-RPC message", text);
	}

	private static boolean lacksId(String text) {
		try {
			Map<?, ?> message = McpJsonDefaults.getMapper().readValue(text, Map.class);
			return message.get("id") == null && (message.containsKey("result") || message.containsKey("error"));
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	private static String refusedConnection(Throwable failure, Throwable cause) {
		URI uri = uri(failure);
		String message = String.valueOf(cause.getMessage());
		if (uri == null || !message.startsWith("Connection refused")) {
			return "no connection: " + message;
		}
		return "connection refused: nothing listens at " + uri.getAuthority();
	}

	private static @Nullable URI uri(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof WebClientRequestException request) {
				return request.getUri();
			}
		}
		return null;
	}

	private static boolean isLostConnection(Throwable cause, String message) {
		return cause instanceof IOException
				&& Stream.of("Connection reset", "Broken pipe", CLOSED_CONNECTIONS).anyMatch(message::startsWith);
	}

	private static String lostConnection(String message) {
		if (message.contains("BEFORE response")) {
			return "the server closed the connection before it answered";
		}
		if (message.startsWith(CLOSED_CONNECTIONS)) {
			return "the server has closed the connections that were open";
		}
		return message.contains("DURING response") ? "the server closed the connection in the middle of its answer"
				: "the server dropped the connection (%s)".formatted(message);
	}

	private static boolean speaksForItself(Throwable cause) {
		return cause instanceof IllegalStateException || cause instanceof TimeoutException;
	}

	/**
	 * Makes a first line of a reason, with the rest below.
	 * @param reason the reason
	 * @param advice what to do about it, which comes right under the first line
	 * @return some lines
	 */
	public static String lines(String reason, String advice) {
		String line = line(reason);
		return line + (advice.isEmpty() ? "" : "\n" + advice) + (isCut(line) ? "\n" + Exchange.abbreviate(reason) : "");
	}

	/**
	 * Makes a line of a reason.
	 * @param reason the reason
	 * @return its beginning, if it is long
	 */
	public static String line(String reason) {
		String line = reason.replaceAll("\\s+", " ").strip();
		return (line.length() <= LINE) ? line : line.substring(0, LINE) + CUT;
	}

	/**
	 * Returns whether a line is only the beginning of a reason.
	 * @param line the line
	 * @return whether it is
	 */
	public static boolean isCut(String line) {
		return line.endsWith(CUT);
	}

}
