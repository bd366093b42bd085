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

package dev.mcpslice.internal.server;

import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.AttachedTransports;
import dev.mcpslice.internal.endpoint.ServerAddress;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.endpoint.Troubleshooting;
import dev.mcpslice.internal.identity.ServerTls;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.util.Assert;
import org.springframework.util.function.SingletonSupplier;

/**
 * {@link McpServerEndpoints} that listens for the web server of its own context and asks
 * it for the port each time.
 */
final class DefaultMcpServerEndpoints
		implements McpServerEndpoints, AttachedTransports, ApplicationListener<WebServerInitializedEvent> {

	private static final Log logger = LogFactory.getLog(McpServerEndpoints.class);

	private final ApplicationContext context;

	private final @Nullable InetAddress inetAddress;

	private final String basePath;

	// Found at first use, when all beans of the application are there.
	private final SingletonSupplier<Map<McpTransport, List<String>>> paths;

	// The web server lives as long as the context, whatever is started and stopped of it.
	private final SingletonSupplier<ServerTls> tls;

	private volatile @Nullable WebServer webServer;

	private volatile boolean stopping;

	DefaultMcpServerEndpoints(ApplicationContext context, @Nullable InetAddress address, String basePath,
			Supplier<Map<McpTransport, List<String>>> paths, Supplier<ServerTls> tls) {
		this.context = context;
		this.inetAddress = address;
		this.basePath = basePath;
		this.paths = SingletonSupplier.of(paths);
		this.tls = SingletonSupplier.of(tls);
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		// A management server lives in a child context, whose events arrive here as well.
		if (event.getApplicationContext() == this.context) {
			this.webServer = event.getWebServer();
			this.stopping = false;
			this.paths.obtain()
				.forEach((transport, paths) -> paths
					.forEach((path) -> logger.info("MCP over %s: %s".formatted(transport, address().describe(path)))));
		}
	}

	/**
	 * Tells that the web server is about to stop, so that clients whose connections are
	 * dropped for it can say why.
	 */
	void stopping() {
		this.stopping = true;
	}

	/**
	 * Tells whether the server has a port.
	 * @return whether it listens
	 */
	boolean isListening() {
		WebServer webServer = this.webServer;
		return webServer != null && !this.stopping && webServer.getPort() > 0;
	}

	private WebServer webServer(String missing) {
		Assert.state(this.context instanceof WebServerApplicationContext,
				"The MCP server has no port, since the test has a mock environment instead of a web server. Start "
						+ "one: @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT).");
		WebServer webServer = this.webServer;
		Assert.state(webServer != null,
				() -> ("The MCP server has no %s yet: its web server starts after all singletons have been created. "
						+ "Inject McpServerEndpoints and ask it at the time of use, not while beans are created.\n%s")
					.formatted(missing, Troubleshooting.NO_ADDRESS_YET));
		return webServer;
	}

	@Override
	public int port() {
		WebServer webServer = webServer("port");
		int port = this.stopping ? -1 : webServer.getPort();
		Assert.state(port > 0, "The MCP server is not listening: its web server has been stopped. "
				+ "Start it again and ask for the address afterwards: it will be a new one.");
		return port;
	}

	@Override
	public URI baseUri() {
		return address().uri("");
	}

	@Override
	public URI uri(McpTransport transport) {
		List<String> paths = this.paths.obtain().getOrDefault(transport, List.of());
		if (paths.isEmpty()) {
			throw new IllegalArgumentException(("The MCP server does not offer %s, only %s. What it offers follows "
					+ "from the application's 'spring.ai.mcp.server.protocol' or transport beans, and in a slice from "
					+ "@McpServerTest(transports = ...). If it does offer it, say where: %s=/path.")
				.formatted(transport, transports(), TransportSettings.property(transport)));
		}
		Assert.state(paths.size() == 1,
				() -> ("The application serves %s at %s. Say which one clients mean, "
						+ "with a @Primary transport bean or %s=%s.")
					.formatted(transport, paths, TransportSettings.property(transport), paths.get(0)));
		return address().uri(paths.get(0));
	}

	private ServerAddress address() {
		return new ServerAddress(this.tls.obtain().isEnabled(), this.inetAddress, port(), this.basePath);
	}

	@Override
	public List<X509Certificate> certificates() {
		webServer("certificate");
		return this.tls.obtain().certificates();
	}

	@Override
	public Set<McpTransport> transports() {
		return Collections.unmodifiableSet(this.paths.obtain().keySet());
	}

	@Override
	public Set<McpTransport> attached() {
		return this.context.getBeanProvider(AttachedTransport.class)
			.stream()
			.map(AttachedTransport::transport)
			.collect(Collectors.toSet());
	}

	@Override
	public McpTransport defaultTransport() {
		return transports().stream().findFirst().orElseThrow(() -> new IllegalStateException(missing()));
	}

	private String missing() {
		List<String> stdio = List.of(this.context.getBeanNamesForType(StdioServerTransportProvider.class, true, false));
		return (stdio.isEmpty()
				? "There is no MCP server in the application context. Is an MCP server starter on the classpath, "
						+ "and are 'spring.ai.mcp.server.enabled' and the application's configuration as "
						+ "they should be? If its transport is no bean, say where it is: "
						+ "mcpslice.server.endpoints.streamable-http=/path.\n"
				: ("The MCP server in the application context has no transport over HTTP, only one for stdio %s. The "
						+ "slice brings another where Spring AI makes the server, unless there is Spring Security for "
						+ "servlets, whose rules it could not apply. Test the application in a process of its own "
						+ "(@McpServerProcessTest), or give the test a transport over HTTP and its router function.\n")
					.formatted(stdio))
				+ Troubleshooting.NO_SERVER;
	}

}
