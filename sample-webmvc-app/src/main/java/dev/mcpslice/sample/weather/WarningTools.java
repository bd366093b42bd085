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

import java.util.List;

import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.mcp.annotation.McpTool.McpAnnotations;
import org.springframework.ai.mcp.annotation.McpToolParam;
import org.springframework.ai.mcp.annotation.context.McpSyncRequestContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A tool whose warnings are resources. All clients are told when there is another.
 */
@Component
class WarningTools {

	private final ObjectProvider<McpSyncServer> server;

	WarningTools(ObjectProvider<McpSyncServer> server) {
		this.server = server;
	}

	@McpTool(name = "issue_warning", description = "Warns all who listen",
			annotations = @McpAnnotations(title = "Issue a warning", destructiveHint = false, openWorldHint = false))
	String issueWarning(McpSyncRequestContext context, @McpToolParam(description = "The station's id") String id,
			@McpToolParam(description = "What to expect") String text) {
		String uri = "weather://warnings/" + id;
		Resource resource = Resource.builder(uri, "warning-" + id).mimeType("text/plain").build();
		this.server.getObject()
			.addResource(new SyncResourceSpecification(resource,
					(exchange, request) -> ReadResourceResult
						.builder(List.of(TextResourceContents.builder(uri, text).mimeType("text/plain").build()))
						.build()));
		context.warn("%s: %s".formatted(id, text));
		return uri;
	}

}
