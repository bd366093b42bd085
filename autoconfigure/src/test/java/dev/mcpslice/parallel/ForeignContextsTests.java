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

import java.util.List;

import io.modelcontextprotocol.client.McpAsyncClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Slices beside contexts of other kinds, which dispose of what is global in the JVM: none
 * takes the event loops from the other.
 */
@Isolated("ordinary contexts end what is global in the JVM")
class ForeignContextsTests {

	private static final int ROUNDS = Proof.size(1, 20);

	private static final int SLICES = 3;

	@Test
	void slicesServeWhileOrdinaryContextsOpenAndClose() throws Exception {
		List<Class<?>> testClasses = Generated.sliceTests(Case.class, SLICES);
		List<OpenSlice> slices = Proof.inParallel(SLICES, SLICES,
				(number) -> OpenSlice.of("context " + number, testClasses.get(number)));
		List<McpAsyncClient> clients = slices.stream().map((slice) -> slice.clients().async()).toList();
		List<Conversation> conversations = Proof.inParallel(1, SLICES,
				(number) -> Conversation.with(slices.get(number), clients.get(number)));

		for (int round = 0; round < ROUNDS; round++) {
			try (ReactiveWebServerApplicationContext application = OrdinaryApplications.run()) {
				OrdinaryApplications.assertServes(application);
			}
			OrdinaryApplications.openAndCloseTestContext();
		}
		for (Conversation conversation : conversations) {
			conversation.end();
		}

		assertThat(conversations).allSatisfy((conversation) -> assertThat(conversation.complaints()).isEmpty())
			.allSatisfy((conversation) -> assertThat(conversation.answers()).isPositive());
		clients.forEach((mcp) -> mcp.closeGracefully().block());
		slices.forEach(OpenSlice::close);
		Proof.print(
				"%d applications and %d @SpringBootTest contexts opened and closed, %d slices answered %,d calls "
						+ "meanwhile: 0 errors",
				ROUNDS, ROUNDS, SLICES, conversations.stream().mapToInt(Conversation::answers).sum());
	}

	@Test
	void ordinaryContextsServeWhileSlicesOpenAndClose() throws Exception {
		int closes = Proof.size(6, 200);
		List<Class<?>> testClasses = Generated.sliceTests(Case.class, closes);
		TestContext testContext = OrdinaryApplications.openTestContext();
		try (ReactiveWebServerApplicationContext application = OrdinaryApplications.run()) {
			List<Conversation> conversations = List.of(Conversation.with("400", OrdinaryApplications.ask(application)),
					Conversation.with("400", OrdinaryApplications
						.ask((ReactiveWebServerApplicationContext) testContext.getApplicationContext())));

			Proof.inParallel(SLICES, closes, (number) -> {
				OpenSlice slice = OpenSlice.of("", testClasses.get(number));
				McpAsyncClient mcp = slice.clients().async();
				slice.close();
				return mcp.closeGracefully().block();
			});
			for (Conversation conversation : conversations) {
				conversation.end();
			}

			assertThat(conversations).allSatisfy((conversation) -> assertThat(conversation.complaints()).isEmpty())
				.allSatisfy((conversation) -> assertThat(conversation.answers()).isPositive());
			Proof.print(
					"%d slices opened and closed in %d threads, an application and a @SpringBootTest answered %,d "
							+ "requests meanwhile: 0 errors",
					closes, SLICES, conversations.stream().mapToInt(Conversation::answers).sum());
		}
		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	public static class Case {

	}

}
