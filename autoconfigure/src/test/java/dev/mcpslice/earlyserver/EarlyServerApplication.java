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

package dev.mcpslice.earlyserver;

import io.modelcontextprotocol.server.McpSyncServer;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;

/**
 * An application with a component that takes the MCP server before the tools are found.
 * Spring AI builds the server without them then.
 *
 * @see <a href=
 * "https://github.com/spring-projects/spring-ai/issues/6535">spring-ai#6535</a>
 */
@SpringBootApplication
class EarlyServerApplication {

	@Component
	static class Broadcast {

		private final McpSyncServer server;

		Broadcast(McpSyncServer server) {
			this.server = server;
		}

		void changed() {
			this.server.notifyToolsListChanged();
		}

	}

	@Component
	static class ZoneTools {

		@McpTool(name = "zone", description = "Tells the time zone")
		String zone() {
			return "UTC";
		}

	}

}
