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

import java.util.List;
import java.util.Objects;

import dev.mcpslice.process.McpServerProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/**
 * Starts servers, injects what is of them, and tells with a failure what they have
 * written. Of several such extensions that a test has, one injects and tells, for the
 * servers of all of them.
 */
abstract sealed class ServerProcessSupport implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback,
		AfterAllCallback, ParameterResolver permits AnnotatedServersExtension, McpServerProcessExtension {

	/**
	 * Returns what is to be started.
	 * @param context the context of a test method, or else that of a class
	 * @return how to start the servers of the context, without those of the contexts
	 * around it
	 */
	abstract List<ServerToStart> servers(ExtensionContext context);

	@Override
	public void beforeAll(ExtensionContext context) {
		start(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		start(context);
	}

	private void start(ExtensionContext context) {
		WireReport.begin(context);
		RunningServers running = RunningServers.in(context, this);
		List<ServerToStart> servers = servers(context);
		List<McpServerProcess> processes = McpServerProcess
			.startAll(servers.stream().map(ServerToStart::builder).toList());
		running.add(processes);
		for (int i = 0; i < servers.size(); i++) {
			if (servers.get(i).isDefault()) {
				running.makeDefault(processes.get(i));
			}
		}
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		RunningServers running = RunningServers.around(extensionContext);
		if (running == null || !running.areInjectedBy(this)) {
			return false;
		}
		ServerParameter parameter = new ServerParameter(parameterContext);
		boolean isSlices = parameter.server().isEmpty() && McpServerExtension.isActive(extensionContext);
		boolean ours = (parameter.isOfAnyServer() && !isSlices) || parameter.type() == McpServerProcess.class;
		return (ours && parameter.isInjectable() && !RemoteServers.has(parameter.server(), extensionContext))
				|| (!McpServerExtension.isActive(extensionContext) && parameter.isMistaken(extensionContext));
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ServerParameter parameter = new ServerParameter(parameterContext);
		if (parameter.isMistaken(extensionContext)) {
			throw parameter.mistake();
		}
		RunningServers running = Objects.requireNonNull(RunningServers.around(extensionContext));
		McpServerProcess process = new ServerChoice(running, extensionContext).choose(parameter);
		if (parameter.type() == McpServerProcess.class) {
			return process;
		}
		return parameter.resolve(ServerUnderTest.of(process), extensionContext);
	}

	@Override
	public void afterEach(ExtensionContext context) {
		end(context);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		end(context);
	}

	// The servers themselves are closed by JUnit's store: when all extensions are done.
	private void end(ExtensionContext context) {
		Throwable failure = context.getExecutionException()
			.filter((thrown) -> !(thrown instanceof TestAbortedException))
			.orElse(null);
		try {
			OpenClients.close(context);
		}
		catch (AssertionError ex) {
			failure = (failure != null) ? failure : ex;
			throw ex;
		}
		finally {
			explain(failure, context);
		}
	}

	private void explain(@Nullable Throwable failure, ExtensionContext context) {
		RunningServers running = RunningServers.around(context);
		if (failure != null && running != null && running.areInjectedBy(this)) {
			running.output().forEach(failure::addSuppressed);
		}
	}

}
