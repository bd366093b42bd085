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

package dev.mcpslice.parallel;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts that close at any moment, while their siblings serve: siblings see no error.
 */
class RandomCloseTests {

	private static final int SIBLINGS = 4;

	private static final int THREADS = 3;

	private static final int CLOSES = Proof.size(12, 600);

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final BlockingQueue<Class<?>> victims = new LinkedBlockingQueue<>(
			Generated.sliceTests(Victim.class, THREADS));

	@Test
	void siblingsSeeNoError() throws Exception {
		long seed = System.nanoTime();
		List<Class<?>> siblingClasses = Generated.sliceTests(Sibling.class, SIBLINGS);
		List<OpenSlice> siblings = Proof.inParallel(THREADS, SIBLINGS,
				(number) -> OpenSlice.of("context " + number, siblingClasses.get(number)));
		List<McpAsyncClient> clients = siblings.stream().map((sibling) -> sibling.clients().async()).toList();
		List<Conversation> conversations = Proof.inParallel(1, SIBLINGS,
				(number) -> Conversation.with(siblings.get(number), clients.get(number)));

		Proof.inParallel(THREADS, CLOSES, (number) -> {
			Class<?> victim = this.victims.take();
			openAndClose(victim, new Random(seed + number));
			return this.victims.add(victim);
		});
		for (Conversation conversation : conversations) {
			conversation.end();
		}

		assertThat(conversations).as("seed %d", seed)
			.allSatisfy((conversation) -> assertThat(conversation.complaints()).isEmpty())
			.allSatisfy((conversation) -> assertThat(conversation.answers()).isPositive());
		clients.forEach((mcp) -> mcp.closeGracefully().block());
		siblings.forEach(OpenSlice::close);
		Proof.print("%d contexts closed at random moments, %d siblings answered %,d calls meanwhile: 0 errors", CLOSES,
				SIBLINGS, conversations.stream().mapToInt(Conversation::answers).sum());
	}

	private void openAndClose(Class<?> victim, Random random) throws Exception {
		OpenSlice slice = OpenSlice.of("", victim);
		McpTransport transport = random.nextBoolean() ? McpTransport.STREAMABLE_HTTP : McpTransport.SSE;
		switch (random.nextInt(3)) {
			case 0 -> slice.close();
			case 1 -> {
				McpAsyncClient mcp = slice.clients().over(transport).async();
				slice.close();
				mcp.closeGracefully().block(BOUND);
			}
			default -> {
				McpAsyncClient mcp = slice.clients().over(transport).async();
				CompletableFuture<CallToolResult> call = mcp.callTool(OpenSlice.WAIT).toFuture();
				IdentityTools tools = slice.context().getBean(IdentityTools.class);
				assertThat(tools.entered().await(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
				slice.close();
				tools.release();
				call.cancel(true);
				mcp.closeGracefully().block(BOUND);
			}
		}
	}

	public static class Sibling {

	}

	public static class Victim {

	}

}
