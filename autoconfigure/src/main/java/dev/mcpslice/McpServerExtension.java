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

import java.util.function.Function;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * JUnit extension that injects {@link McpTestClient}, {@link McpSyncClient},
 * {@link McpAsyncClient}, {@link McpClientFactory} and {@link McpServerEndpoints} into
 * test and lifecycle methods. Registered by {@code @McpServerTest} and
 * {@code @AutoConfigureMcpTestClient}.
 * <p>
 * Clients that are injected into a test method, or into its {@code @BeforeEach} and
 * {@code @AfterEach} methods, are closed after the last of them; clients of
 * {@code @BeforeAll} and {@code @AfterAll} methods live as long as the class. Parameters
 * that Spring resolves, those with {@code @Autowired}, {@code @Qualifier} or
 * {@code @Value}, are left to Spring.
 */
public final class McpServerExtension implements ExecutionCondition, BeforeAllCallback, BeforeEachCallback,
		ParameterResolver, AfterEachCallback, AfterAllCallback {

	private static final Namespace NAMESPACE = Namespace.create(McpServerExtension.class);

	/**
	 * Creates the extension, as JUnit does for {@code @McpServerTest}.
	 */
	public McpServerExtension() {
	}

	/**
	 * Returns whether a test has the application context of the slice.
	 * @param context the context of a test method or class
	 * @return whether it has
	 */
	static boolean isActive(ExtensionContext context) {
		return context.getStore(NAMESPACE).get(McpServerExtension.class) != null;
	}

	// Before Spring looks for its bootstrapper, of which there may be one.
	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		context.getTestClass().ifPresent(McpServerExtension::refuseTwoKindsOfContext);
		return ConditionEvaluationResult.enabled("There is one kind of context");
	}

	private static void refuseTwoKindsOfContext(Class<?> testClass) {
		if (MergedAnnotations.from(testClass).isPresent(McpServerTest.class)
				&& MergedAnnotations.from(testClass).isPresent(SpringBootTest.class)) {
			throw new ExtensionConfigurationException(("%s has @McpServerTest and @SpringBootTest, but a test has one "
					+ "application context. Keep @McpServerTest for the MCP server with what it needs, or "
					+ "@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT) with @AutoConfigureMcpTestClient "
					+ "for the whole application.")
				.formatted(testClass.getSimpleName()));
		}
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getStore(NAMESPACE).put(McpServerExtension.class, true);
		WireReport.begin(context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		WireReport.begin(context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ServerParameter parameter = new ServerParameter(parameterContext);
		boolean ours = parameter.server().isEmpty() || (RunningServers.around(extensionContext) == null
				&& !RemoteServers.has(parameter.server(), extensionContext));
		return (ours && parameter.isOfAnyServer() && parameter.isInjectable())
				|| (parameter.server().isEmpty() && parameter.isMistaken(extensionContext));
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ServerParameter parameter = new ServerParameter(parameterContext);
		if (parameter.isMistaken(extensionContext)) {
			throw parameter.mistake();
		}
		if (!parameter.server().isEmpty()) {
			String named = String.join("', '", RemoteServers.names(extensionContext));
			throw new ParameterResolutionException(("%s: no MCP server here has the name '%s'%s. Declare one with "
					+ "@McpServerProcessTest or a RemoteMcpServerExtension, or leave the name out for the server of "
					+ "the test's application context.")
				.formatted(parameter, parameter.server(), named.isEmpty() ? ", since none but the test's own is known"
						: ". Known here: '%s'".formatted(named)));
		}
		return parameter.resolve(server(parameter, extensionContext, ParameterResolutionException::new),
				extensionContext);
	}

	/**
	 * Returns the server of the application context.
	 * @param asker who asks for it, as messages say
	 * @param context the context of a test method or class
	 * @param failure makes the exception if there is no server
	 * @return the server
	 */
	static ServerUnderTest server(Object asker, ExtensionContext context,
			Function<String, ? extends RuntimeException> failure) {
		ApplicationContext applicationContext = SpringExtension.getApplicationContext(context);
		if (applicationContext.getBeanProvider(McpServerEndpoints.class).stream().findAny().isEmpty()) {
			throw failure.apply(("%s: the test's application context has no web server. Start the "
					+ "whole application on a port, with @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT) "
					+ "beside @AutoConfigureMcpTestClient, or its MCP server alone, with @McpServerTest instead.")
				.formatted(asker));
		}
		return new ServerUnderTest("", () -> applicationContext.getBean(McpServerEndpoints.class),
				() -> applicationContext.getBean(McpClientFactory.class));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		OpenClients.close(context);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		OpenClients.close(context);
	}

}
