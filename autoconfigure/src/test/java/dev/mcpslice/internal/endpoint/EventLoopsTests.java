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

package dev.mcpslice.internal.endpoint;

import java.time.Duration;
import java.util.List;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.resources.LoopResources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventLoops}.
 */
class EventLoopsTests {

	static List<LoopResources> allLoops() {
		return List.of(EventLoops.ofClients(), EventLoops.forServer());
	}

	@ParameterizedTest
	@MethodSource("allLoops")
	void areNios(LoopResources loops) {
		assertThat(loops.onServer(true)).satisfies(this::isNio);
		assertThat(loops.onServerSelect(true)).satisfies(this::isNio);
		assertThat(loops.onClient(true)).satisfies(this::isNio);
	}

	private void isNio(Object group) {
		assertThat(((IoEventLoopGroup) group).isIoType(NioIoHandler.class)).isTrue();
	}

	@Test
	void thoseOfClientsCannotBeDisposedOf() {
		EventLoops.ofClients().disposeLater().block();

		assertThat(EventLoops.ofClients().onServer(true).isShuttingDown()).isFalse();
		assertThat(EventLoops.ofClients().isDisposed()).isFalse();
	}

	@Test
	void thoseOfAServerAreItsOwnAndEndWithIt() {
		LoopResources loops = EventLoops.forServer();
		LoopResources others = EventLoops.forServer();
		EventLoopGroup group = loops.onServer(true);

		loops.disposeLater(Duration.ZERO, Duration.ofSeconds(10)).block();

		assertThat(group.isTerminated()).isTrue();
		assertThat(loops.isDisposed()).isTrue();
		assertThat(others.onServer(true).isShuttingDown()).isFalse();
		others.disposeLater(Duration.ZERO, Duration.ofSeconds(10)).block();
	}

}
