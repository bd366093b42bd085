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

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.LongStream;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.mcpslice.LiveThreads;
import dev.mcpslice.endpoint.McpTransport;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Contexts that are opened, used and closed in several threads leave nothing behind.
 */
@Isolated("counts threads and descriptors")
class OpenAndCloseTests {

	private static final int THREADS = 4;

	private static final int FIRST_CYCLES = Proof.size(12, 100);

	private static final int CYCLES = Proof.size(28, 1000);

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final BlockingQueue<Class<?>> testClasses = new LinkedBlockingQueue<>(
			Generated.sliceTests(Case.class, THREADS));

	@Test
	void nothingIsLeftBehind() throws Exception {
		run(FIRST_CYCLES);
		Resources before = Resources.now();

		run(CYCLES - FIRST_CYCLES);

		await().pollInSameThread().atMost(BOUND).untilAsserted(() -> {
			assertThat(Resources.countThreads()).isLessThanOrEqualTo(before.threads());
			assertThat(Resources.countDescriptors()).isLessThanOrEqualTo(before.descriptors());
		});
		Resources after = Resources.now();
		if (Proof.isStress()) {
			assertThat(after.heap()).isLessThan(before.heap() + before.heap() / 10);
		}
		Proof.print(
				"%d contexts opened and closed with a client, in %d threads: 0 failures; after %d and at the end "
						+ "%d and %d threads, %d and %d descriptors, %,d and %,d KiB of heap",
				CYCLES, THREADS, FIRST_CYCLES, before.threads(), after.threads(), before.descriptors(),
				after.descriptors(), before.heap() / 1024, after.heap() / 1024);
	}

	private void run(int cycles) throws Exception {
		Proof.inParallel(THREADS, cycles, (number) -> {
			Class<?> testClass = this.testClasses.take();
			openAndClose(testClass, (number % 2 == 0) ? McpTransport.STREAMABLE_HTTP : McpTransport.SSE);
			return this.testClasses.add(testClass);
		});
	}

	private void openAndClose(Class<?> testClass, McpTransport transport) {
		OpenSlice slice = OpenSlice.of("", testClass);
		McpSyncClient mcp = slice.clients().over(transport).sync();
		assertThat(OpenSlice.ask(mcp)).startsWith("context ");
		slice.close();
		mcp.closeGracefully();
	}

	public static class Case {

	}

	/**
	 * What the JVM has.
	 *
	 * @param threads how many threads
	 * @param descriptors how many open files and sockets, where that can be known
	 * @param heap how much heap is used after a collection, in bytes
	 */
	private record Resources(int threads, long descriptors, long heap) {

		static Resources now() {
			return new Resources(countThreads(), countDescriptors(), measureHeap());
		}

		static int countThreads() {
			return LiveThreads.all().size();
		}

		static long countDescriptors() {
			UnixOperatingSystemMXBean unix = ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class);
			return (unix != null) ? unix.getOpenFileDescriptorCount() : 0;
		}

		// What is reachable only weakly goes with one collection or another.
		private static long measureHeap() {
			return LongStream.range(0, 5).map((collection) -> {
				System.gc();
				return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
			}).min().orElseThrow();
		}

	}

}
