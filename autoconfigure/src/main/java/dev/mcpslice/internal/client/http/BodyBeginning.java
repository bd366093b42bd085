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

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.web.reactive.function.client.ClientResponse;

/**
 * Reads the beginning of a body that was not expected: as much as a test may want to know
 * of it, since it may be large, or never end.
 */
final class BodyBeginning {

	/**
	 * How much is read at most, in bytes.
	 */
	static final int LIMIT = 64 * 1024;

	/**
	 * How long to wait for more.
	 */
	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private BodyBeginning() {
	}

	/**
	 * Reads the body of a response, and drops the connection if there is more of it.
	 * @param response the response
	 * @return its beginning, which may be empty
	 */
	static Mono<String> of(ClientResponse response) {
		return DataBufferUtils
			.join(DataBufferUtils.takeUntilByteCount(response.bodyToFlux(DataBuffer.class), LIMIT)
				.take(PATIENCE, ClientThreads.timer()))
			.map((buffer) -> {
				String body = buffer.toString(StandardCharsets.UTF_8);
				DataBufferUtils.release(buffer);
				return body;
			})
			.onErrorReturn("")
			.defaultIfEmpty("");
	}

}
