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

package dev.mcpslice.benchmarks.webmvc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.mcpslice.benchmarks.RunningServer;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;

import org.springframework.util.FileSystemUtils;

/**
 * Streamable HTTP by the SDK's servlet on Tomcat, without Spring.
 */
final class BareServer implements RunningServer {

	private final Path directory;

	private final McpSyncServer mcp;

	private final Tomcat tomcat = new Tomcat();

	BareServer(String path, String tool) {
		HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
			.mcpEndpoint(path)
			.build();
		this.mcp = McpServer.sync(transport)
			.serverInfo("bare", "1.0.0")
			.toolCall(Tool.builder(tool, Map.of("type", "object")).build(),
					(exchange, request) -> CallToolResult.builder().addTextContent("-14.5").build())
			.build();
		try {
			this.directory = Files.createTempDirectory("bare");
			this.tomcat.setBaseDir(this.directory.toString());
			this.tomcat.setHostname("127.0.0.1");
			this.tomcat.setPort(0);
			this.tomcat.setSilent(true);
			Context context = this.tomcat.addContext("", null);
			Wrapper servlet = Tomcat.addServlet(context, "mcp", transport);
			servlet.setAsyncSupported(true);
			servlet.addMapping("/*");
			this.tomcat.getConnector();
			this.tomcat.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (LifecycleException ex) {
			throw new IllegalStateException("Tomcat does not start", ex);
		}
	}

	@Override
	public URI uri() {
		return URI.create("http://127.0.0.1:" + this.tomcat.getConnector().getLocalPort());
	}

	@Override
	public void close() {
		this.mcp.close();
		try {
			this.tomcat.stop();
			this.tomcat.destroy();
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (LifecycleException ex) {
			throw new IllegalStateException("Tomcat does not stop", ex);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
