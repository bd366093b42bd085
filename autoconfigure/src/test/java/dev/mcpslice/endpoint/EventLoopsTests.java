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

package dev.mcpslice.endpoint;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import org.junit.jupiter.api.Test;
import reactor.netty.resources.LoopResources;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EventLoops}.
 */
class EventLoopsTests {

	private final LoopResources loops = EventLoops.shared();

	@Test
	void areNiosForServersAndClients() {
		assertThat(this.loops.onServer(true)).satisfies(this::isNio);
		assertThat(this.loops.onServerSelect(true)).satisfies(this::isNio);
		assertThat(this.loops.onClient(true)).satisfies(this::isNio);
	}

	private void isNio(Object group) {
		assertThat(((IoEventLoopGroup) group).isIoType(NioIoHandler.class)).isTrue();
	}

	@Test
	void cannotBeDisposedOf() {
		this.loops.disposeLater().block();

		assertThat(this.loops.onServer(true).isShuttingDown()).isFalse();
	}

}
