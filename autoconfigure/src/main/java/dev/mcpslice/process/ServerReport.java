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

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.endpoint.ServerAddress;
import dev.mcpslice.internal.endpoint.TransportSettings;
import dev.mcpslice.internal.endpoint.TransportTypes;
import dev.mcpslice.internal.reporter.Assignment;
import dev.mcpslice.internal.reporter.Message;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;

import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.util.StringUtils;

/**
 * What a server has reported about its web server, and what follows from that.
 *
 * @param address where it listens
 * @param certificates with which it identifies itself over TLS
 * @param paths the paths of its transports
 * @param environment the properties that clients need
 */
record ServerReport(ServerAddress address, List<X509Certificate> certificates, Map<McpTransport, String> paths,
		ConfigurableEnvironment environment) {

	/**
	 * Asks a server for what a report needs.
	 * @param assignment what the server has to do
	 */
	static void request(Properties assignment) {
		for (McpTransport transport : TransportTypes.overHttp()) {
			assignment.setProperty(Assignment.TRANSPORT + transport.name(), TransportTypes.of(transport).getName());
		}
		assignment.setProperty(Assignment.EXCLUDED_TRANSPORT, StdioServerTransportProvider.class.getName());
		assignment.setProperty(Assignment.REPORTED_PROPERTIES, String.join(",", TransportSettings.PATH_PROPERTIES));
	}

	/**
	 * Reads a report.
	 * @param message the message of the server
	 * @param host the address on which it was told to listen
	 * @param properties the properties of the test
	 * @return the report
	 * @throws IllegalStateException if the test says where an endpoint is, and that is no
	 * path
	 */
	static ServerReport of(Message message, String host, Map<String, String> properties) {
		int port = Integer.parseInt(message.get("port"));
		ConfigurableEnvironment environment = environment(port, message, properties);
		ConfigurableEnvironment paths = withoutSystem(environment(port, message, properties));
		TransportSettings settings = Boolean.parseBoolean(message.get("reactive")) ? TransportSettings.reactive(paths)
				: TransportSettings.servlet(paths);
		return new ServerReport(
				new ServerAddress(Boolean.parseBoolean(message.get("tls")), address(host), port, settings.basePath()),
				certificates(message), paths(message, settings), environment);
	}

	private static InetAddress address(String host) {
		try {
			return InetAddress.getByName(host);
		}
		catch (UnknownHostException ex) {
			throw new IllegalArgumentException("server.address is '%s', which is none".formatted(host), ex);
		}
	}

	/**
	 * Returns where the transports are, as it reads in a sentence.
	 * @return the addresses
	 */
	String describe() {
		return this.paths.isEmpty() ? this.address.describe("") + ", no MCP transport"
				: this.paths.entrySet()
					.stream()
					.map((entry) -> entry.getKey() + " at " + this.address.describe(entry.getValue()))
					.collect(Collectors.joining(", "));
	}

	private static ConfigurableEnvironment environment(int port, Message message, Map<String, String> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("reported", Map.copyOf(message.values())));
		environment.getPropertySources().addFirst(new MapPropertySource("test", Map.copyOf(properties)));
		environment.getPropertySources()
			.addFirst(new MapPropertySource("port", Map.of(LocalMcpServerPort.PROPERTY, port)));
		return environment;
	}

	// What is set for this process says nothing of where the other has its endpoints.
	private static ConfigurableEnvironment withoutSystem(ConfigurableEnvironment environment) {
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
		environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
		return environment;
	}

	private static Map<McpTransport, String> paths(Message message, TransportSettings settings) {
		Map<McpTransport, String> paths = new EnumMap<>(McpTransport.class);
		Set<String> transports = StringUtils.commaDelimitedListToSet(message.get("transports"));
		transports.stream()
			.map(McpTransport::valueOf)
			.forEach((transport) -> paths.put(transport, settings.path(transport)));
		if (paths.isEmpty()) {
			// The application has a server that is no bean, or none.
			paths.putAll(settings.declared());
		}
		return paths;
	}

	private static List<X509Certificate> certificates(Message message) {
		List<X509Certificate> certificates = new ArrayList<>();
		Arrays.stream(StringUtils.commaDelimitedListToStringArray(message.get("certificates")))
			.forEach((encoded) -> certificates.add(certificate(encoded)));
		return List.copyOf(certificates);
	}

	private static X509Certificate certificate(String encoded) {
		try {
			return (X509Certificate) CertificateFactory.getInstance("X.509")
				.generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(encoded)));
		}
		catch (CertificateException ex) {
			throw new IllegalArgumentException("A certificate that cannot be read", ex);
		}
	}

}
