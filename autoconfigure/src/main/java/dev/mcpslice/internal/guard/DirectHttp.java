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

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import dev.mcpslice.internal.client.transport.Reason;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/**
 * HTTP as an enemy speaks it: any header, any body, and no faith in the answer.
 */
final class DirectHttp {

	/**
	 * As much of a body as is read.
	 */
	private static final int LIMIT = 4 * 1024 * 1024;

	private final WebClient web;

	private final Duration timeout;

	/**
	 * Creates a client.
	 * @param web makes the requests
	 * @param timeout how long to wait for an answer, and once more for its end
	 */
	DirectHttp(WebClient web, Duration timeout) {
		this.web = web;
		this.timeout = timeout;
	}

	Duration timeout() {
		return this.timeout;
	}

	/**
	 * Sends a request and reads the answer to its end.
	 * @param sending the request
	 * @return the answer
	 */
	Answer send(Sending sending) {
		return send(sending, (body) -> false);
	}

	/**
	 * Sends a request.
	 * @param sending the request
	 * @param enough whether there is enough of an answer
	 * @return the answer
	 */
	Answer send(Sending sending, Predicate<String> enough) {
		return answer(request(sending).exchangeToMono((response) -> read(response, enough)));
	}

	/**
	 * Asks for an event stream, and does not listen to it.
	 * @param sending the request
	 * @return the answer, without the events
	 */
	Answer open(Sending sending) {
		try (OpenStream stream = listen(sending)) {
			return stream.answer();
		}
	}

	/**
	 * Asks for an event stream and listens.
	 * @param sending the request
	 * @return the stream
	 */
	OpenStream listen(Sending sending) {
		return new OpenStream(request(sending), this.timeout);
	}

	private RequestHeadersSpec<?> request(Sending sending) {
		RequestHeadersSpec<?> request = (sending.body() != null)
				? this.web.method(sending.method()).uri(sending.uri()).bodyValue(sending.body())
				: this.web.method(sending.method()).uri(sending.uri());
		return request.headers((headers) -> headers.putAll(sending.headers()));
	}

	static boolean isStream(ClientResponse response) {
		return response.statusCode().is2xxSuccessful()
				&& response.headers().contentType().filter(MediaType.TEXT_EVENT_STREAM::isCompatibleWith).isPresent();
	}

	static Answer answer(ClientResponse response, String body) {
		return new Answer(response.statusCode().value(), response.headers().asHttpHeaders(), body, null);
	}

	private Mono<Answer> read(ClientResponse response, Predicate<String> enough) {
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		Flux<String> read = response.bodyToFlux(DataBuffer.class).map((buffer) -> {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			DataBufferUtils.release(buffer);
			body.writeBytes(bytes);
			return body.toString(StandardCharsets.UTF_8);
		});
		return read.takeUntil((text) -> text.length() > LIMIT || enough.test(text))
			.then()
			.timeout(this.timeout)
			.onErrorResume((ex) -> Mono.empty())
			.then(Mono.fromSupplier(() -> answer(response, body.toString(StandardCharsets.UTF_8))));
	}

	private Answer answer(Mono<Answer> answer) {
		return answer.timeout(this.timeout.multipliedBy(2))
			.onErrorResume((ex) -> Mono.just(Answer.none(reason(ex))))
			.blockOptional()
			.orElseThrow();
	}

	private String reason(Throwable ex) {
		if (ex instanceof TimeoutException) {
			return "nothing came within %s s".formatted(this.timeout.multipliedBy(2).toSeconds());
		}
		return Reason.of((ex instanceof WebClientRequestException && ex.getCause() != null) ? ex.getCause() : ex);
	}

}
