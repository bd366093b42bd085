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

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.DetectedTransport;
import dev.mcpslice.process.McpServerProcess;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/**
 * JUnit extension for {@link EachTransport @EachTransport}.
 * <p>
 * JUnit calls it for a class after all that comes before the class, so that its server
 * runs by then, and once for all runs.
 */
final class EachTransportExtension implements ClassTemplateInvocationContextProvider,
		TestTemplateInvocationContextProvider, ExecutionCondition, ParameterResolver {

	/**
	 * Returns whether a context is that of a class which runs over each transport, and
	 * around all of these runs.
	 * @param context the context of a test method or class
	 * @return whether it is
	 */
	static boolean isAroundRuns(ExtensionContext context) {
		return context.getTestMethod().isEmpty() && TransportRun.around(context) == null
				&& DeclaredTransports.on(context.getRequiredTestClass()).isPresent();
	}

	/**
	 * Skips a nested class that leaves out the transport of the run in which it is, so
	 * that its {@code @BeforeAll} methods are not called.
	 */
	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		TransportRun around = TransportRun.around(context);
		if (around == null || context.getTestMethod().isPresent() || hasServersOfItsOwn(context)) {
			return TransportRun.ENABLED;
		}
		return DeclaredTransports.on(context.getRequiredTestClass())
			.filter((declared) -> declared.leftOut(around.offered()).contains(around.transport()))
			.map((declared) -> TransportRun.skip(around.transport(), declared.annotation().reason()))
			.orElse(TransportRun.ENABLED);
	}

	// It is inherited by nested classes and methods that are templates of another kind.
	@Override
	public boolean supportsClassTemplate(ExtensionContext context) {
		return DeclaredTransports.on(context.getRequiredTestClass()).isPresent();
	}

	@Override
	public Stream<TransportRun> provideClassTemplateInvocationContexts(ExtensionContext context) {
		DeclaredTransports declared = DeclaredTransports.on(context.getRequiredTestClass()).orElseThrow();
		declared.requireAlone(context.getRequiredTestClass());
		return runs(declared, context);
	}

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return DeclaredTransports.on(context.getRequiredTestMethod()).isPresent();
	}

	@Override
	public Stream<TransportRun> provideTestTemplateInvocationContexts(ExtensionContext context) {
		DeclaredTransports declared = DeclaredTransports.on(context.getRequiredTestMethod()).orElseThrow();
		declared.requireAlone(context.getRequiredTestMethod());
		return runs(declared, context);
	}

	// A nested class with servers of its own has transports of its own, and narrows none.
	private static boolean hasServersOfItsOwn(ExtensionContext context) {
		return context.getTestMethod().isEmpty() && !DeclaredServer.perClass(context.getRequiredTestClass()).isEmpty();
	}

	private static Stream<TransportRun> runs(DeclaredTransports declared, ExtensionContext context) {
		ServerUnderTest server = server(declared, context);
		TransportRun around = hasServersOfItsOwn(context) ? null : TransportRun.around(context, server);
		Set<McpTransport> offered = (around != null) ? around.offered() : offered(server, declared, context);
		Set<McpTransport> leftOut = declared.leftOut(offered);
		return offered.stream()
			.filter((transport) -> around == null || transport == around.transport())
			.map((transport) -> new TransportRun(server.name(), transport, offered,
					leftOut.contains(transport) ? declared.annotation().reason() : null));
	}

	private static Set<McpTransport> offered(ServerUnderTest server, DeclaredTransports declared,
			ExtensionContext context) {
		McpServerEndpoints endpoints = server.endpoints().get();
		if (endpoints instanceof DetectedTransport detected && !detected.isKnown()) {
			McpTestClientExtension.apply(server.clients().get(), server.name(), context).test().close();
		}
		Set<McpTransport> offered = endpoints.transports();
		if (offered.isEmpty()) {
			throw declared.failure("has nothing to run over: there is no MCP server in the test's application context");
		}
		return offered;
	}

	private static ServerUnderTest server(DeclaredTransports declared, ExtensionContext context) {
		if (McpServerExtension.isActive(context)) {
			return McpServerExtension.server(declared, context, ExtensionConfigurationException::new);
		}
		List<ServerUnderTest> servers = servers(context);
		if (servers.isEmpty()) {
			throw declared.failure("has no MCP server whose transports are known before the test methods run. "
					+ "Declare one for the whole class: @McpServerTest, @AutoConfigureMcpTestClient, "
					+ "@McpServerProcessTest with lifecycle PER_CLASS, or with @RegisterExtension in a static field "
					+ "a McpServerProcessExtension or RemoteMcpServerExtension");
		}
		if (servers.size() > 1) {
			throw declared.failure(("needs one MCP server, but there are several: %s. It takes the one without a "
					+ "name, of @McpServerProcessTest. Without @EachTransport, parameters take clients of each: "
					+ "@McpConnection(server = ..., transport = ...)")
				.formatted(servers.stream()
					.map((server) -> "'%s'".formatted(server.name()))
					.collect(Collectors.joining(", "))));
		}
		return servers.get(0);
	}

	// As parameters that name no server mean them.
	private static List<ServerUnderTest> servers(ExtensionContext context) {
		RunningServers running = RunningServers.around(context);
		if (running == null) {
			return RemoteServers.all(context).stream().map(ServerUnderTest::of).toList();
		}
		McpServerProcess unnamed = running.unnamed();
		Collection<McpServerProcess> processes = (unnamed != null) ? List.of(unnamed) : running.byName().values();
		return processes.stream().map(ServerUnderTest::of).toList();
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ServerParameter parameter = new ServerParameter(parameterContext);
		return parameter.type() == McpTransport.class && parameter.isInjectable();
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		TransportRun run = TransportRun.around(extensionContext);
		if (run == null) {
			throw new ParameterResolutionException(("%s: @BeforeAll and @AfterAll methods are called once, around the "
					+ "runs over each transport. Take the transport in a @BeforeEach or test method.")
				.formatted(new ServerParameter(parameterContext)));
		}
		return run.transport();
	}

}
