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

package dev.mcpslice.internal.server;

import dev.mcpslice.internal.server.webflux.WebFluxStackAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whoever initializes beans lazily has no MCP server in production, and is told so.
 */
@ExtendWith(OutputCaptureExtension.class)
// Slices of other tests are warned of in the same words.
@Isolated
class LazyInitializationTests {

	private static final String WARNING = "though 'spring.main.lazy-initialization' is true";

	private final ReactiveWebApplicationContextRunner runner = new ReactiveWebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(McpServerEndpointsAutoConfiguration.class,
				McpServerSliceAutoConfiguration.class, WebFluxStackAutoConfiguration.class))
		.withBean(ServerProperties.class);

	@Test
	void isWarnedOfOnce(CapturedOutput output) {
		this.runner.withPropertyValues("spring.main.lazy-initialization=true").run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).containsOnlyOnce(WARNING);
		});
	}

	@Test
	void isNoMatterWhereItIsOff(CapturedOutput output) {
		this.runner.run((context) -> {
			assertThat(context).hasNotFailed();
			assertThat(output).doesNotContain(WARNING);
		});
	}

}
