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

package dev.mcpslice;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.system.CapturedOutput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ServerOutput}.
 */
class ServerOutputTests {

	private final McpServerProcess server = mock(McpServerProcess.class, RETURNS_DEEP_STUBS);

	ServerOutputTests() {
		given(this.server.toString()).willReturn("MCP server 'shop'");
		given(this.server.handle().isAlive()).willReturn(true);
	}

	@Test
	void tellsThatThereIsNothing() {
		assertThat(describe(" \n")).isEqualTo("MCP server 'shop' has written nothing meanwhile");
	}

	@Test
	void tellsAll() {
		assertThat(describe("one\ntwo\n")).isEqualTo("MCP server 'shop' has written meanwhile:\n    one\n    two");
	}

	@Test
	void tellsThatTheServerHasEnded() {
		given(this.server.handle().isAlive()).willReturn(false);

		assertThat(describe("one")).startsWith("MCP server 'shop', which has ended, has written meanwhile:");
	}

	@Test
	void tellsTheLastLines() {
		assertThat(describe(IntStream.rangeClosed(1, 100).mapToObj(String::valueOf).collect(Collectors.joining("\n"))))
			.startsWith("MCP server 'shop' has written meanwhile, at the end:\n    41\n    42\n")
			.endsWith("    100");
	}

	@Test
	void tellsTheEndOfALongLine() {
		assertThat(describe("x".repeat(100_000))).contains("at the end").hasSizeBetween(8 * 1024, 8 * 1024 + 100);
	}

	private String describe(String text) {
		CapturedOutput output = mock(CapturedOutput.class);
		given(output.getAll()).willReturn(text);
		return new ServerOutput(this.server, output).getMessage();
	}

}
