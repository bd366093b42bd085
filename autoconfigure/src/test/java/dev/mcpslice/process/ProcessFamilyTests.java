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

package dev.mcpslice.process;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.mockito.Answers;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;

/**
 * Tests for {@link ProcessFamily}: processes as operating systems hardly let one make
 * them, which do not die or are not buried.
 */
class ProcessFamilyTests {

	private static final Duration LIMIT = Duration.ofMillis(100);

	private static ProcessHandle process(long pid, @Nullable String command) {
		ProcessHandle process = Mockito.mock(ProcessHandle.class, Answers.RETURNS_DEEP_STUBS);
		given(process.pid()).willReturn(pid);
		given(process.isAlive()).willReturn(true);
		given(process.info().command()).willReturn(Optional.ofNullable(command));
		given(process.onExit()).willReturn(new CompletableFuture<>());
		given(process.descendants()).willAnswer((call) -> Stream.of());
		return process;
	}

	@Test
	void saysWhoIsStillAlive() {
		ProcessHandle head = process(1, "/bin/head");
		ProcessHandle member = process(2, "/bin/member");
		ProcessFamily family = new ProcessFamily("bookshop", head);
		given(head.descendants()).willAnswer((call) -> Stream.of(member));
		family.update();

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(() -> family.kill(LIMIT))
			.withMessage("MCP server 'bookshop': still alive PT0.1S after SIGKILL: process 1 (/bin/head), "
					+ "process 2 (/bin/member)");
		then(head).should().destroyForcibly();
		then(member).should().destroyForcibly();
	}

	@Test
	void doesNotWaitForZombies() {
		assertThatNoException()
			.isThrownBy(() -> new ProcessFamily("bookshop", process(1, null)).kill(Duration.ofDays(1)));
	}

	@Test
	void doesNotWaitForTheDead() {
		ProcessHandle dead = process(1, "/bin/head");
		given(dead.isAlive()).willReturn(true, false);
		given(dead.onExit()).willReturn(CompletableFuture.completedFuture(dead));

		assertThatNoException().isThrownBy(() -> new ProcessFamily("bookshop", dead).kill(Duration.ofDays(1)));
	}

}
