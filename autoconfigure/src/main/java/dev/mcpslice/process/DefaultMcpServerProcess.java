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

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.client.DefaultMcpClientFactory;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * {@link McpServerProcess} that has reported that it is ready.
 */
final class DefaultMcpServerProcess implements McpServerProcess {

	private final String name;

	private final ServerProcess process;

	private final McpServerEndpoints endpoints;

	private final McpClientFactory clients;

	DefaultMcpServerProcess(String name, ServerProcess process, McpServerEndpoints endpoints,
			McpClientFactory clients) {
		this.name = name;
		this.process = process;
		this.endpoints = endpoints;
		this.clients = clients;
	}

	static McpServerProcess of(String name, ServerProcess process, ServerReport report,
			@Nullable ServerIdentity identity) {
		McpServerEndpoints endpoints = new ProcessEndpoints(name, process, report);
		return new DefaultMcpServerProcess(name, process, endpoints,
				DefaultMcpClientFactory.create(endpoints, identity, report.environment()));
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public McpServerEndpoints endpoints() {
		return this.endpoints;
	}

	@Override
	public McpClientFactory clients() {
		return this.clients;
	}

	@Override
	public CapturedOutput output() {
		return this.process.output();
	}

	@Override
	public CapturedOutput outputFromNow() {
		return this.process.output().fromNow();
	}

	@Override
	public ProcessHandle handle() {
		return this.process.handle();
	}

	@Override
	public int awaitExit(Duration timeout) {
		return this.process.awaitExitCode(timeout);
	}

	@Override
	public void kill() {
		this.process.kill();
	}

	@Override
	public void close() {
		this.process.close();
	}

	@Override
	public String toString() {
		return "MCP server '%s' (process %d)".formatted(this.name, handle().pid());
	}

}
