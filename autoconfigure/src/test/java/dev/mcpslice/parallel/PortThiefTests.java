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

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

import io.modelcontextprotocol.client.McpSyncClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Isolated;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody takes every port that becomes free. Who looks for a port first, and binds it
 * then, loses some; the slice does not.
 */
@Isolated("leaves few ports to others")
@EnabledIfSystemProperty(named = "mcpslice.stress", matches = "true")
class PortThiefTests {

	private static final int STARTS = 2000;

	private static final int THREADS = 4;

	private static final int THIEVES = 2;

	/**
	 * How many ports each thief holds. Linux has some 28,000 to give.
	 */
	private static final int LOOT = 6000;

	private final BlockingQueue<Class<?>> testClasses = new LinkedBlockingQueue<>(
			Generated.sliceTests(Case.class, THREADS));

	@Test
	void takesNoPortFromTheSlice() throws Exception {
		List<Thief> thieves = new ArrayList<>();
		for (int thief = 0; thief < THIEVES; thief++) {
			thieves.add(new Thief());
		}
		int lost;
		try {
			lost = Proof.inParallel(THREADS, STARTS, (number) -> probeCloseAndBind() ? 0 : 1)
				.stream()
				.mapToInt(Integer::intValue)
				.sum();
			Proof.inParallel(THREADS, STARTS, (number) -> {
				Class<?> testClass = this.testClasses.take();
				openAndClose(testClass);
				return this.testClasses.add(testClass);
			});
		}
		finally {
			for (Thief thief : thieves) {
				thief.end();
			}
		}

		assertThat(lost).as("ports that were lost between looking and binding").isPositive();
		Proof.print("%d starts while %,d ports are held and turned over: 0 failures, probing first lost %d of %d",
				STARTS, THIEVES * LOOT, lost, STARTS);
	}

	private static boolean probeCloseAndBind() throws IOException {
		try {
			int free;
			try (ServerSocketChannel probe = bind(0)) {
				free = ((InetSocketAddress) probe.getLocalAddress()).getPort();
			}
			// A tool that looks for a port has something to do before its server binds
			// it.
			Thread.yield();
			try (ServerSocketChannel server = bind(free)) {
				return server.isOpen();
			}
		}
		catch (BindException ex) {
			return false;
		}
	}

	private static ServerSocketChannel bind(int port) throws IOException {
		ServerSocketChannel channel = ServerSocketChannel.open();
		try {
			return channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private static void openAndClose(Class<?> testClass) {
		OpenSlice slice = OpenSlice.of("", testClass);
		McpSyncClient mcp = slice.clients().sync();
		assertThat(OpenSlice.ask(mcp)).startsWith("context ");
		slice.close();
		mcp.closeGracefully();
	}

	public static class Case {

	}

	/**
	 * Holds as many ports as it may, and changes them all the time.
	 */
	private static final class Thief implements Runnable {

		private final Thread thread = new Thread(this, "thief");

		private final Queue<ServerSocketChannel> loot = new ArrayDeque<>();

		private volatile boolean ended;

		private volatile @Nullable IOException failure;

		Thief() throws IOException {
			while (this.loot.size() < LOOT) {
				this.loot.add(bind(0));
			}
			this.thread.start();
		}

		@Override
		public void run() {
			try {
				while (!this.ended) {
					this.loot.remove().close();
					this.loot.add(steal());
				}
				for (ServerSocketChannel port : this.loot) {
					port.close();
				}
			}
			catch (IOException ex) {
				this.failure = ex;
			}
		}

		// Linux gives a port that is bound, but not listened on yet, to whoever asks for
		// this very port, as those do who have looked for one.
		private static ServerSocketChannel steal() throws IOException {
			while (true) {
				try {
					return bind(0);
				}
				catch (BindException ex) {
					// The other listens already: another port then.
				}
			}
		}

		void end() throws InterruptedException {
			this.ended = true;
			this.thread.join();
			assertThat(this.failure).isNull();
		}

	}

}
