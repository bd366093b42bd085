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

package dev.mcpslice.sample.weather;

import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The weather office with the class path of its tests, which has WebFlux as well.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClassPathIT {

	@Test
	void remainsAnApplicationOnServlets() {
		try (McpServerProcess server = WeatherProcess.withClassPath().start();
				McpTestClient mcp = server.clients().test()) {
			mcp.callTool("current_weather", Map.of("id", "ivalo")).isSuccessful();

			// Which means nothing to WebFlux.
			assertThat(server.endpoints().baseUri()).hasPath("/weather");
		}
	}

}
