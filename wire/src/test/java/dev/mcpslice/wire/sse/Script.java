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

package dev.mcpslice.wire.sse;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.wire.EventStream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What {@link ScriptedServer} says to one client, and what that client posts to it.
 */
final class Script implements AutoCloseable {

	private final String path;

	private final Runnable end;

	private final Sinks.Many<String> events = Sinks.many().unicast().onBackpressureBuffer();

	private final BlockingQueue<Post> posts = new LinkedBlockingQueue<>();

	private final CountDownLatch dropped = new CountDownLatch(1);

	Script(String path, Runnable end) {
		this.path = path;
		this.end = end;
	}

	/**
	 * Returns the path under which everything is served.
	 * @return the path, without a slash at its end
	 */
	String path() {
		return this.path;
	}

	/**
	 * Sends text on the event stream, as it is.
	 * @param text the text
	 * @return this script
	 */
	Script send(String text) {
		this.events.emitNext(text, Sinks.EmitFailureHandler.FAIL_FAST);
		return this;
	}

	/**
	 * Sends an event that says where messages go.
	 * @param uri where they go
	 * @return this script
	 */
	Script sendEndpoint(String uri) {
		return send("event: endpoint\ndata: %s\n\n".formatted(uri));
	}

	/**
	 * Sends an event with a message.
	 * @param message the message
	 * @return this script
	 */
	Script sendMessage(String message) {
		return send("event: message\ndata: %s\n\n".formatted(message));
	}

	/**
	 * Waits for the next message of the client.
	 * @return the request
	 */
	Post awaitPost() throws InterruptedException {
		Post post = this.posts.poll(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS);
		assertThat(post).as("message of the client").isNotNull();
		return post;
	}

	/**
	 * Waits until the client drops the event stream.
	 */
	void awaitDrop() throws InterruptedException {
		assertThat(this.dropped.await(EventStream.LIMIT.toSeconds(), TimeUnit.SECONDS)).as("event stream dropped")
			.isTrue();
	}

	/**
	 * Returns the messages that have not been waited for.
	 * @return the requests
	 */
	Collection<Post> posts() {
		return List.copyOf(this.posts);
	}

	Flux<String> events() {
		return this.events.asFlux().doOnCancel(this.dropped::countDown);
	}

	void received(Post post) {
		this.posts.add(post);
	}

	@Override
	public void close() {
		this.events.tryEmitComplete();
		this.end.run();
	}

	/**
	 * A message that a client posted.
	 *
	 * @param uri where to
	 * @param body what it said
	 */
	record Post(URI uri, String body) {

	}

}
