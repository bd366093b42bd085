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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpAsyncClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many contexts alive at once, each with clients that call it at once: everybody reaches
 * its own server, and threads do not grow with them.
 */
@Isolated("counts threads")
class ManyContextsTests {

	private static final Duration BOUND = Duration.ofMinutes(2);

	private static final int CONTEXTS = Proof.size(12, 200);

	private static final int CLIENTS = 5;

	private static final int CALLS = 3;

	/**
	 * Name of the thread that Boot keeps for each web server.
	 */
	private static final String SERVER = "server";

	/**
	 * Name of the threads of a server's event loops, and how many there are at most.
	 */
	private static final String LOOP = "mcpslice-server-nio";

	private static final int LOOPS = 4;

	/**
	 * Names of the threads of a servlet container, and how many there are at most: a few,
	 * and one for each request under way.
	 */
	private static final Pattern CONTAINER = Pattern.compile("(Catalina-utility|container|http-nio).*");

	private static final int CONTAINER_THREADS = 6 + CLIENTS * (CALLS + 1);

	/**
	 * Name of the threads that call code of tests. There are as many as did so at once
	 * within the last seconds, whatever the number of contexts.
	 */
	private static final String CALLBACKS = "mcpslice-test";

	@Test
	void everyClientReachesItsOwnServer() throws Exception {
		// Contexts that other tests have left in the cache have a server as well.
		Map<String, Long> before = threads();
		long serversBefore = before.getOrDefault(SERVER, 0L);
		List<Class<?>> testClasses = Generated.sliceTests(Case.class, CONTEXTS);
		List<OpenSlice> slices = Proof.inParallel(4, CONTEXTS,
				(number) -> OpenSlice.of("context " + number, testClasses.get(number)));
		List<Talk> talks = Proof
			.inParallel(4, CONTEXTS,
					(number) -> Stream.generate(() -> slices.get(number).clients().async())
						.limit(CLIENTS)
						.map((mcp) -> new Talk(slices.get(number).name(), mcp))
						.toList())
			.stream()
			.flatMap(List::stream)
			.toList();

		List<String> crossings = Flux.fromIterable(talks)
			.flatMap(Talk::crossings, talks.size())
			.collectList()
			.block(BOUND);
		Map<String, Long> threads = threads();

		assertThat(crossings).isEmpty();
		assertThat(ports(slices)).hasSize(CONTEXTS);
		long reactive = slices.stream()
			.filter((slice) -> slice.context() instanceof ReactiveWebServerApplicationContext)
			.count();
		assertThat(threads.getOrDefault(SERVER, 0L)).isBetween(reactive, reactive + serversBefore);
		assertThat(threads.getOrDefault(LOOP, 0L)).isLessThanOrEqualTo(threads.getOrDefault(SERVER, 0L) * LOOPS);
		assertThat(ofContainers(threads) - ofContainers(before)).as("threads: %s", threads)
			.isLessThanOrEqualTo((CONTEXTS - reactive) * CONTAINER_THREADS);
		int cores = Runtime.getRuntime().availableProcessors();
		long others = others(threads) - others(before);
		assertThat(others).as("threads beside those of servers and callbacks: %s, before: %s", threads, before)
			.isLessThan(20L * cores + 20);

		Proof.inParallel(4, talks.size(), (number) -> talks.get(number).mcp.closeGracefully().block());
		Proof.inParallel(4, CONTEXTS, (number) -> {
			slices.get(number).close();
			return number;
		});
		Proof.print(
				"%d contexts with %d clients each, %d calls at once: %d crossings, %.1f threads a server on Netty, "
						+ "%.1f on Tomcat and %d others",
				CONTEXTS, CLIENTS, talks.size() * CALLS, crossings.size(),
				1 + (double) threads.getOrDefault(LOOP, 0L) / Math.max(1, threads.getOrDefault(SERVER, 0L)),
				(double) (ofContainers(threads) - ofContainers(before)) / Math.max(1, CONTEXTS - reactive), others);
	}

	private static Set<Integer> ports(List<OpenSlice> slices) {
		Set<Integer> ports = new HashSet<>();
		slices.forEach((slice) -> ports.add(slice.context().getBean(McpServerEndpoints.class).port()));
		return ports;
	}

	private static Map<String, Long> threads() {
		List<Thread> threads = new ArrayList<>(Thread.getAllStackTraces().keySet());
		return threads.stream()
			.collect(Collectors.groupingBy((thread) -> thread.getName().replaceAll("-?[#\\d].*", ""),
					Collectors.counting()));
	}

	private static long others(Map<String, Long> threads) {
		return threads.values().stream().mapToLong(Long::longValue).sum() - threads.getOrDefault(SERVER, 0L)
				- threads.getOrDefault(LOOP, 0L) - threads.getOrDefault(CALLBACKS, 0L) - ofContainers(threads);
	}

	private static long ofContainers(Map<String, Long> threads) {
		return threads.entrySet()
			.stream()
			.filter((entry) -> CONTAINER.matcher(entry.getKey()).matches())
			.mapToLong(Map.Entry::getValue)
			.sum();
	}

	public static class Case {

	}

	/**
	 * A client, and who it should be talking to.
	 *
	 * @param expected the name of the context
	 * @param mcp the client
	 */
	private record Talk(String expected, McpAsyncClient mcp) {

		Flux<String> crossings() {
			return Flux.range(0, CALLS)
				.flatMap((call) -> OpenSlice.ask(this.mcp))
				.filter((answer) -> !answer.equals(this.expected))
				.onErrorResume((ex) -> Mono.just(this.expected + ": " + ex));
		}

	}

}
