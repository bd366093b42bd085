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

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.EndingServer;
import dev.mcpslice.internal.endpoint.ServerAddress;
import dev.mcpslice.internal.endpoint.TransportSettings;

import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.Assert;

/**
 * {@link McpServerEndpoints} of a server in a process of its own, as it has reported
 * them. They hold as long as the process lives.
 */
final class ProcessEndpoints implements McpServerEndpoints, EndingServer {

	private final String name;

	private final ServerProcess process;

	private final ServerReport report;

	private final CompletableFuture<String> end;

	ProcessEndpoints(String name, ServerProcess process, ServerReport report) {
		this.name = name;
		this.process = process;
		this.report = report;
		long ready = System.nanoTime();
		this.end = process.exit()
			.thenApply((code) -> "MCP server '%s' (process %d) has ended with %s, %s after it was ready"
				.formatted(name, process.handle().pid(), new ExitCode(code), DurationFormatterUtils.print(
						Duration.ofMillis((System.nanoTime() - ready) / 1_000_000), DurationFormat.Style.COMPOSITE)));
	}

	@Override
	public CompletableFuture<String> end() {
		return this.end;
	}

	private ServerAddress address() {
		Assert.state(this.process.isAlive(),
				() -> "The MCP server '%s' is not listening: its process has ended with %s.".formatted(this.name,
						this.process.exitCode()));
		return this.report.address();
	}

	@Override
	public int port() {
		return address().port();
	}

	@Override
	public URI baseUri() {
		return address().uri("");
	}

	@Override
	public URI uri(McpTransport transport) {
		String path = this.report.paths().get(transport);
		if (path == null) {
			throw new IllegalArgumentException(("The MCP server '%s' does not offer %s, only %s, as its application is "
					+ "configured ('spring.ai.mcp.server.protocol'). If it does offer it, say where: %s=/path.")
				.formatted(this.name, transport, transports(), TransportSettings.property(transport)));
		}
		return address().uri(path);
	}

	@Override
	public Set<McpTransport> transports() {
		return Collections.unmodifiableSet(this.report.paths().keySet());
	}

	@Override
	public McpTransport defaultTransport() {
		return transports().stream().findFirst().orElseThrow(this::noTransport);
	}

	private IllegalStateException noTransport() {
		return new IllegalStateException(("The application of '%s' has no transport over HTTP among its beans. Is "
				+ "'spring.ai.mcp.server.stdio' or 'spring.ai.mcp.server.enabled' set? If it has one that is no bean, "
				+ "say where it is: mcpslice.server.endpoints.streamable-http=/path.")
			.formatted(this.name));
	}

	@Override
	public List<X509Certificate> certificates() {
		address();
		return this.report.certificates();
	}

}
