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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpOperations;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.remote.RemoteMcpServer;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.support.TestConstructorUtils;

/**
 * A parameter of a test or lifecycle method that gets something of a server.
 */
final class ServerParameter {

	private static final Set<Class<?>> TYPES = Set.of(McpTestClient.class, McpSyncClient.class, McpAsyncClient.class,
			McpClientFactory.class, McpServerEndpoints.class);

	private static final Set<Class<?>> CLIENTS = Set.of(McpTestClient.class, McpSyncClient.class, McpAsyncClient.class);

	private static final Set<Class<?>> NEARLY_RIGHT = Set.of(McpOperations.class, McpTestClient.Builder.class,
			RemoteMcpServer.class);

	private final ParameterContext context;

	ServerParameter(ParameterContext context) {
		this.context = context;
	}

	static @Nullable McpConnection connection(AnnotatedElement parameter) {
		return AnnotatedElementUtils.findMergedAnnotation(parameter, McpConnection.class);
	}

	/**
	 * Returns whether it is one of the types that every server has.
	 * @return whether it is
	 */
	boolean isOfAnyServer() {
		return TYPES.contains(type());
	}

	/**
	 * Returns whether somebody probably means to have something injected who cannot get
	 * it, neither from here nor from Spring or JUnit: by a constructor, or of a type that
	 * is not injected.
	 * @param extensionContext the context of the test
	 * @return whether it is so
	 */
	boolean isMistaken(ExtensionContext extensionContext) {
		if (this.context.getDeclaringExecutable() instanceof Constructor<?> constructor) {
			return CLIENTS.contains(type()) && !TestConstructorUtils.isAutowirableConstructor(constructor,
					(name) -> extensionContext.getConfigurationParameter(name).orElse(null));
		}
		return NEARLY_RIGHT.contains(type()) && isInjectable()
				&& !AnnotatedElementUtils.hasAnnotation(this.context.getDeclaringExecutable(), TestTemplate.class);
	}

	/**
	 * Says what to declare instead.
	 * @return a failure
	 */
	ParameterResolutionException mistake() {
		String advice = NEARLY_RIGHT.contains(type())
				? "What is injected is %s."
					.formatted(TYPES.stream().map(Class::getSimpleName).sorted().collect(Collectors.joining(", ")))
				: "Clients belong to one test: take it as a parameter of the test method, or of a @BeforeEach method.";
		return FailureTrace
			.remove(new ParameterResolutionException("%s cannot be injected here. %s%n(for the parameter %s)"
				.formatted(type().getSimpleName(), advice, this)));
	}

	/**
	 * Returns whether the parameter is not Spring's, and of a method.
	 * @return whether it may be injected
	 */
	boolean isInjectable() {
		Parameter parameter = this.context.getParameter();
		return parameter.getDeclaringExecutable() instanceof Method
				&& !ParameterResolutionDelegate.isAutowirable(parameter, this.context.getIndex());
	}

	/**
	 * Returns the name of the server that is meant.
	 * @return the name, empty if none is said
	 */
	String server() {
		McpConnection connection = connection(this.context.getAnnotatedElement());
		return (connection != null) ? connection.server() : "";
	}

	Class<?> type() {
		return this.context.getParameter().getType();
	}

	/**
	 * Returns the transport that a parameter says.
	 * @param parameter the parameter
	 * @return the transport, or {@code null} for the default
	 * @throws ParameterResolutionException if it says several
	 */
	static @Nullable McpTransport transport(AnnotatedElement parameter) {
		McpConnection connection = connection(parameter);
		if (connection == null || connection.transport().length == 0) {
			return null;
		}
		if (connection.transport().length > 1) {
			throw new ParameterResolutionException(
					"@McpConnection takes one transport, since a client has one connection. "
							+ "Declare a parameter for each transport.");
		}
		return connection.transport()[0];
	}

	Object resolve(ServerUnderTest server, ExtensionContext extensionContext) {
		if (type() == McpServerEndpoints.class) {
			return server.endpoints().get();
		}
		McpTransport transport = transport(this.context.getAnnotatedElement());
		if (transport == null && EachTransportExtension.isAroundRuns(extensionContext)) {
			throw new ParameterResolutionException(("%s: @BeforeAll and @AfterAll methods are called once, around the "
					+ "runs over each transport. Take the client in a @BeforeEach or test method, or say over which "
					+ "transport it is: @McpConnection(transport = ...).")
				.formatted(this));
		}
		TransportRun run = TransportRun.around(extensionContext, server);
		ServerUnderTest served = (run != null) ? server.over(run.transport()) : server;
		McpClientFactory all = McpTestClientExtension.apply(served.clients().get(), server.name(), extensionContext);
		McpClientFactory clients = (transport != null) ? all.over(transport) : all;
		if (type() == McpClientFactory.class) {
			return clients;
		}
		ClientKey key = ClientKey.of(this.context, served);
		try {
			return OpenClients.in(extensionContext).get(key, clients);
		}
		catch (McpHandshakeException | IllegalStateException | IllegalArgumentException ex) {
			// JUnit would begin with its own words.
			throw FailureTrace.remove(new ParameterResolutionException(
					"%s%n(for the parameter %s)".formatted(ex.getMessage(), this), ex));
		}
	}

	@Override
	public String toString() {
		Parameter parameter = this.context.getParameter();
		String owner = parameter.getDeclaringExecutable().getDeclaringClass().getName();
		String name = parameter.getDeclaringExecutable().getName();
		return "%s(%s)".formatted(name.equals(owner) ? owner : owner + "." + name, parameter);
	}

}
