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

import java.util.function.Supplier;

import dev.mcpslice.remote.RemoteMcpServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * JUnit extension that injects clients of MCP servers that the test has not started: of
 * any language, in a container as an example, whose port is known only when the test
 * runs. <pre class="code">
 * &#064;Container
 * static final GenericContainer&lt;?&gt; container = new GenericContainer&lt;&gt;("mcp/time").withExposedPorts(8080);
 *
 * &#064;RegisterExtension
 * static final RemoteMcpServerExtension time = RemoteMcpServerExtension.of(() -&gt; RemoteMcpServer
 *     .at(URI.create("http://127.0.0.1:" + container.getMappedPort(8080) + "/mcp")));
 *
 * &#064;Test
 * void tellsTheTime(McpTestClient mcp) {
 * </pre> Parameters of test and lifecycle methods are those of {@link McpServerTest}, and
 * clients live as long. Where the server is, is asked for each method, and for each class
 * that has a client in a {@code @BeforeAll} or {@code @AfterAll} method: at the time of
 * use.
 * <p>
 * A parameter that names no server, with {@code @McpConnection(server = ...)}, means one
 * of these only if there is no other in the test.
 */
public final class RemoteMcpServerExtension
		implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {

	private final Supplier<RemoteMcpServer> server;

	private RemoteMcpServerExtension(Supplier<RemoteMcpServer> server) {
		this.server = server;
	}

	/**
	 * Creates an extension.
	 * @param server says where the server is, when it is asked for
	 * @return the extension, to be registered with {@code @RegisterExtension}
	 */
	public static RemoteMcpServerExtension of(Supplier<RemoteMcpServer> server) {
		return new RemoteMcpServerExtension(server);
	}

	/**
	 * Returns the server, as it is now.
	 * @return the server
	 */
	RemoteMcpServer server() {
		return this.server.get();
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		WireReport.begin(context);
		RemoteServers.add(this, context);
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		WireReport.begin(context);
		RemoteServers.add(this, context);
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ServerParameter parameter = new ServerParameter(parameterContext);
		return RemoteServers.areInjectedBy(this, extensionContext) && parameter.isOfAnyServer()
				&& parameter.isInjectable() && isMeant(parameter.server(), extensionContext);
	}

	private static boolean isMeant(String server, ExtensionContext context) {
		boolean others = McpServerExtension.isActive(context) || RunningServers.around(context) != null;
		return !others || (!server.isEmpty() && RemoteServers.has(server, context));
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ServerParameter parameter = new ServerParameter(parameterContext);
		RemoteMcpServer server = RemoteServers.choose(parameter, extensionContext);
		return parameter.resolve(ServerUnderTest.of(server), extensionContext);
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
