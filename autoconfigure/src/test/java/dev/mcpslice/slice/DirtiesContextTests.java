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

package dev.mcpslice.slice;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.testkit.engine.EngineTestKit;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A context that is closed between methods takes no client by surprise.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class DirtiesContextTests {

	@Test
	void clientsAreClosedBeforeTheirServer(CapturedOutput output) {
		EngineTestKit.engine("junit-jupiter")
			.selectors(DiscoverySelectors.selectClass(DirtyCase.class))
			.execute()
			.testEvents()
			.assertStatistics((statistics) -> statistics.started(2).succeeded(2));

		// What is logged when a client cannot end its session any more. Clients of other
		// tests may be closing at this moment.
		assertThat(DirtyCase.servers).hasSize(2)
			.allSatisfy((server) -> assertThat(output).doesNotContain("Request to DELETE " + server));
	}

	@McpServerTest
	@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_EACH_TEST_METHOD)
	static class DirtyCase {

		static final List<URI> servers = new ArrayList<>();

		@RepeatedTest(2)
		void everyMethodHasAServerAndAClient(McpSyncClient mcp, McpServerEndpoints endpoints) {
			servers.add(endpoints.baseUri());
			assertThat(Calls.echo(mcp, "hi")).isEqualTo("Echo: hi");
		}

	}

}
