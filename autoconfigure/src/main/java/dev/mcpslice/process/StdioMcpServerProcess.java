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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import dev.mcpslice.internal.client.stdio.StdioConnection;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.Assert;

/**
 * {@link McpServerProcess} that speaks over stdio: each client has a process of its own,
 * which ends with it. The first client has the one with which the server was started.
 */
final class StdioMcpServerProcess implements McpServerProcess, McpServerEndpoints {

	private final String name;

	private final Supplier<ServerProcess> another;

	private final McpClientFactory clients;

	private final Set<ServerProcess> running = new LinkedHashSet<>();

	private @Nullable ServerProcess unused;

	private ServerProcess latest;

	private boolean closed;

	StdioMcpServerProcess(String name, Map<String, String> properties, ServerProcess first,
			Supplier<ServerProcess> another) {
		this.name = name;
		this.another = another;
		this.unused = first;
		this.latest = first;
		this.running.add(first);
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(properties)));
		this.clients = DefaultMcpClientFactory.stdio(this, this::connect, environment);
	}

	private StdioConnection connect() {
		return new StdioProcessConnection(this.name, process(), this::end);
	}

	private ServerProcess process() {
		synchronized (this) {
			Assert.state(!this.closed, () -> "The MCP server '%s' has been closed.".formatted(this.name));
			ServerProcess first = this.unused;
			if (first != null) {
				this.unused = null;
				return first;
			}
		}
		ServerProcess started = this.another.get();
		synchronized (this) {
			if (!this.closed) {
				this.running.add(started);
				this.latest = started;
				return started;
			}
		}
		started.close();
		throw new IllegalStateException("The MCP server '%s' has been closed.".formatted(this.name));
	}

	private void end(ServerProcess process) {
		process.closeByInput();
		synchronized (this) {
			this.running.remove(process);
		}
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public McpServerEndpoints endpoints() {
		return this;
	}

	@Override
	public McpClientFactory clients() {
		return this.clients;
	}

	private synchronized ServerProcess latest() {
		return this.latest;
	}

	@Override
	public CapturedOutput output() {
		return latest().output();
	}

	@Override
	public CapturedOutput outputFromNow() {
		return latest().output().fromNow();
	}

	@Override
	public ProcessHandle handle() {
		return latest().handle();
	}

	@Override
	public int awaitExit(Duration timeout) {
		return latest().awaitExitCode(timeout);
	}

	@Override
	public void kill() {
		latest().kill();
	}

	@Override
	public void close() {
		List<ServerProcess> processes;
		synchronized (this) {
			this.closed = true;
			processes = new ArrayList<>(this.running);
		}
		close(processes);
	}

	private void close(List<ServerProcess> processes) {
		if (!processes.isEmpty()) {
			try {
				processes.get(0).closeByInput();
			}
			finally {
				close(processes.subList(1, processes.size()));
			}
		}
	}

	@Override
	public Set<McpTransport> transports() {
		return EnumSet.of(McpTransport.STDIO);
	}

	@Override
	public McpTransport defaultTransport() {
		return McpTransport.STDIO;
	}

	@Override
	public int port() {
		throw withoutAddress("port");
	}

	@Override
	public URI baseUri() {
		throw withoutAddress("URI");
	}

	@Override
	public URI uri(McpTransport transport) {
		Assert.isTrue(transport == McpTransport.STDIO,
				() -> "The MCP server '%s' speaks over stdio, and not over %s.".formatted(this.name, transport));
		throw withoutAddress("URI");
	}

	@Override
	public List<X509Certificate> certificates() {
		throw withoutAddress("certificate");
	}

	private IllegalStateException withoutAddress(String missing) {
		return new IllegalStateException(("The MCP server '%s' speaks over stdio: it has no %s. Its clients are "
				+ "injected, or opened by McpServerProcess.clients().")
			.formatted(this.name, missing));
	}

	@Override
	public String toString() {
		return "MCP server '%s' (process %d)".formatted(this.name, handle().pid());
	}

}
