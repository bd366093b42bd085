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

package dev.mcpslice.internal.client;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpHandshakeException;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.client.McpTestClientCustomizer;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.client.AbstractCallSettings.OfCalls;
import dev.mcpslice.internal.client.Transports.HttpTransports;
import dev.mcpslice.internal.client.Transports.StdioTransports;
import dev.mcpslice.internal.client.http.RemoteServerAccess;
import dev.mcpslice.internal.client.http.RequestAuthority;
import dev.mcpslice.internal.client.http.ServerAccess;
import dev.mcpslice.internal.client.http.TestedServerAccess;
import dev.mcpslice.internal.client.http.ThreadChangingConnector;
import dev.mcpslice.internal.client.session.JsonObjects;
import dev.mcpslice.internal.client.stdio.StdioConnection;
import dev.mcpslice.internal.client.transport.CallOptions;
import dev.mcpslice.internal.client.transport.MessageTap;
import dev.mcpslice.internal.client.transport.TestTransport;
import dev.mcpslice.internal.client.wire.Recordings;
import dev.mcpslice.internal.endpoint.AttachedTransports;
import dev.mcpslice.internal.endpoint.DetectedTransport;
import dev.mcpslice.internal.identity.ServerIdentity;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpClient.AsyncSpec;
import io.modelcontextprotocol.client.McpClient.SyncSpec;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.reactive.ClientHttpConnector;

/**
 * {@link McpClientFactory} that asks for the server's address each time.
 */
public final class DefaultMcpClientFactory implements McpClientFactory {

	/**
	 * Who the slice's clients say that they are.
	 */
	static final Implementation CLIENT_INFO = Implementation
		.builder("mcpslice",
				Objects.requireNonNullElse(McpClientFactory.class.getPackage().getImplementationVersion(),
						"development"))
		.build();

	/**
	 * What a server of SSE may answer to a client that posts to its event stream.
	 *
	 * @see <a href=
	 * "https://modelcontextprotocol.io/specification/2025-11-25/basic/transports#backwards-compatibility">Backwards
	 * compatibility</a>
	 */
	private static final Set<HttpStatusCode> REFUSALS_OF_ANOTHER_TRANSPORT = Set.of(HttpStatus.BAD_REQUEST,
			HttpStatus.NOT_FOUND, HttpStatus.METHOD_NOT_ALLOWED);

	private final McpServerEndpoints endpoints;

	private final Transports transports;

	private final McpJsonMapper jsonMapper;

	private final List<McpTestClientCustomizer> customizers;

	private final CallOptions defaults;

	private final Consumer<HttpHeaders> headers;

	private final @Nullable McpTransport transport;

	private final @Nullable SslBundle sslBundle;

	private volatile @Nullable McpTransport used;

	/**
	 * Creates a factory.
	 * @param endpoints where the server is
	 * @param identity which server it is, or {@code null} if that is not to be checked
	 * @param access how to connect to it
	 * @param jsonMapper the mapper for what tests give to test clients and get from them
	 * @param customizers change test clients before they are opened
	 * @param defaults how clients call unless they are told otherwise
	 */
	public DefaultMcpClientFactory(McpServerEndpoints endpoints, @Nullable ServerIdentity identity, ServerAccess access,
			McpJsonMapper jsonMapper, List<McpTestClientCustomizer> customizers, CallOptions defaults) {
		this(endpoints, new HttpTransports(endpoints, identity, access), jsonMapper, customizers, defaults,
				(headers) -> {
				}, null, null);
	}

	private DefaultMcpClientFactory(McpServerEndpoints endpoints, Transports transports, McpJsonMapper jsonMapper,
			List<McpTestClientCustomizer> customizers, CallOptions defaults, Consumer<HttpHeaders> headers,
			@Nullable McpTransport transport, @Nullable SslBundle sslBundle) {
		this.endpoints = endpoints;
		this.transports = transports;
		this.jsonMapper = jsonMapper;
		this.customizers = customizers;
		this.defaults = defaults;
		this.headers = headers;
		this.transport = transport;
		this.sslBundle = sslBundle;
	}

	/**
	 * Creates a factory outside of an application context.
	 * @param endpoints where the server is
	 * @param identity which server it is, or {@code null} if that is not to be checked
	 * @param environment has the timeouts and the authority of clients
	 * @return a factory
	 */
	public static McpClientFactory create(McpServerEndpoints endpoints, @Nullable ServerIdentity identity,
			Environment environment) {
		return new DefaultMcpClientFactory(endpoints, identity,
				new TestedServerAccess(endpoints, identity, new RequestAuthority(environment)),
				JsonObjects.mapper(null), List.of(), CallOptions.from(environment));
	}

	/**
	 * Creates a factory of clients of a server that the test has not started.
	 * @param endpoints where the server is
	 * @param sslBundle how TLS is spoken, or {@code null} for what the JVM trusts
	 * @param environment has the timeouts of clients
	 * @return a factory
	 */
	public static McpClientFactory remote(McpServerEndpoints endpoints, @Nullable SslBundle sslBundle,
			Environment environment) {
		return new DefaultMcpClientFactory(endpoints, new HttpTransports(endpoints, null, new RemoteServerAccess()),
				JsonObjects.mapper(null), List.of(), CallOptions.from(environment), (headers) -> {
				}, null, sslBundle);
	}

	/**
	 * Creates a factory of clients over stdio.
	 * @param endpoints of a server that has no address
	 * @param connections makes a connection for each client
	 * @param environment has the timeouts of clients
	 * @return a factory
	 */
	public static McpClientFactory stdio(McpServerEndpoints endpoints, Supplier<StdioConnection> connections,
			Environment environment) {
		return new DefaultMcpClientFactory(endpoints, new StdioTransports(endpoints, connections),
				JsonObjects.mapper(null), List.of(), CallOptions.from(environment), (headers) -> {
				}, null, null);
	}

	@Override
	public McpClientFactory over(McpTransport transport) {
		return with(this.headers, transport, this.sslBundle);
	}

	@Override
	public McpClientFactory sslBundle(SslBundle bundle) {
		return with(this.headers, this.transport, bundle);
	}

	@Override
	public McpClientFactory headers(Consumer<HttpHeaders> headers) {
		return with(this.headers.andThen(headers), this.transport, this.sslBundle);
	}

	private DefaultMcpClientFactory with(Consumer<HttpHeaders> headers, @Nullable McpTransport transport,
			@Nullable SslBundle sslBundle) {
		return new DefaultMcpClientFactory(this.endpoints, this.transports, this.jsonMapper, this.customizers,
				this.defaults, headers, transport, sslBundle);
	}

	@Override
	public McpClientFactory customizedBy(McpTestClientCustomizer customizer) {
		return new DefaultMcpClientFactory(this.endpoints, this.transports, this.jsonMapper,
				Stream.concat(this.customizers.stream(), Stream.of(customizer)).toList(), this.defaults, this.headers,
				this.transport, this.sslBundle);
	}

	@Override
	public McpTestClient test(Consumer<McpTestClient.Builder> customizer) {
		return detecting((factory) -> factory.open(customizer));
	}

	private McpTestClient open(Consumer<McpTestClient.Builder> customizer) {
		DefaultMcpTestClientBuilder builder = builder();
		customizer.accept(builder);
		return builder.build();
	}

	private DefaultMcpTestClientBuilder builder() {
		DefaultMcpTestClientBuilder builder = new DefaultMcpTestClientBuilder(this.defaults, this::connect,
				this.jsonMapper, (client) -> {
				});
		this.customizers.forEach((shared) -> shared.customize(builder));
		builder.startWith(this.transport, this.sslBundle, this.headers);
		return builder;
	}

	/**
	 * Returns what sends the server what no client would. A client is opened and closed
	 * first, so that the transport is known, and a server that nobody can reach says so.
	 * @return access as the one who this factory's test clients are
	 * @throws McpHandshakeException if the server cannot be reached or refuses
	 */
	public DirectAccess direct() {
		test().close();
		DefaultMcpTestClientBuilder builder = builder();
		CallOptions options = builder.options();
		SslBundle bundle = builder.sslBundle();
		Set<McpTransport> offered = (this.transport != null) ? Set.of(this.transport) : own();
		return (this.transports instanceof HttpTransports http) ? http.direct(offered, options, bundle)
				: new DirectAccess(this.endpoints, offered, options, null, null,
						() -> connect(McpTransport.STDIO, bundle, options, MessageTap.NONE), false);
	}

	// What a slice attaches, nobody meets in production.
	private Set<McpTransport> own() {
		Set<McpTransport> own = new TreeSet<>(this.endpoints.transports());
		if (this.endpoints instanceof AttachedTransports slice) {
			own.removeAll(slice.attached());
		}
		return own;
	}

	@Override
	public McpSyncClient sync(Consumer<SyncSpec> customizer) {
		return detecting((factory) -> factory.openSync(customizer));
	}

	private McpSyncClient openSync(Consumer<SyncSpec> customizer) {
		CallOptions options = options();
		TestTransport transport = connect(this.transport, this.sslBundle, options, MessageTap.NONE);
		SyncSpec spec = McpClient.sync(transport)
			.clientInfo(CLIENT_INFO)
			.requestTimeout(options.timeout())
			.initializationTimeout(options.handshakeTimeout());
		McpSyncClient client = build(transport, () -> {
			customizer.accept(spec);
			return spec.build();
		});
		transport.handshake(client::initialize, client::closeGracefully);
		return client;
	}

	@Override
	public McpAsyncClient async(Consumer<AsyncSpec> customizer) {
		return detecting((factory) -> factory.openAsync(customizer));
	}

	private McpAsyncClient openAsync(Consumer<AsyncSpec> customizer) {
		CallOptions options = options();
		TestTransport transport = connect(this.transport, this.sslBundle, options, MessageTap.NONE,
				ThreadChangingConnector::new);
		AsyncSpec spec = McpClient.async(transport)
			.clientInfo(CLIENT_INFO)
			.requestTimeout(options.timeout())
			.initializationTimeout(options.handshakeTimeout());
		McpAsyncClient client = build(transport, () -> {
			customizer.accept(spec);
			return spec.build();
		});
		transport.handshake(() -> client.initialize().block(), () -> client.closeGracefully().block());
		return client;
	}

	/**
	 * Opens a client of a server whose transport may not be known yet. As the
	 * specification says, the client posts first, and asks for the event stream of SSE if
	 * that is refused.
	 * @param <T> the type of the client
	 * @param open opens a client
	 * @return the client
	 */
	private <T> T detecting(Function<DefaultMcpClientFactory, T> open) {
		if (this.transport != null || !(this.endpoints instanceof DetectedTransport server) || server.isKnown()) {
			return open.apply(this);
		}
		try {
			return open(open, McpTransport.STREAMABLE_HTTP, server);
		}
		catch (McpHandshakeException ex) {
			if (!REFUSALS_OF_ANOTHER_TRANSPORT.contains(Objects.requireNonNullElse(ex.status(), HttpStatus.OK))) {
				throw ex;
			}
			try {
				return open(open, McpTransport.SSE, server);
			}
			catch (McpHandshakeException other) {
				ex.addSuppressed(other);
				throw ex;
			}
		}
	}

	// A transport may have a process already.
	private static <T> T build(TestTransport transport, Supplier<T> client) {
		try {
			return client.get();
		}
		catch (RuntimeException | Error ex) {
			transport.closeGracefully().block();
			throw ex;
		}
	}

	// What customizes the client may say another transport.
	private <T> T open(Function<DefaultMcpClientFactory, T> open, McpTransport transport, DetectedTransport server) {
		DefaultMcpClientFactory factory = with(this.headers, transport, this.sslBundle);
		T client = open.apply(factory);
		server.detected(Objects.requireNonNullElse(factory.used, transport));
		return client;
	}

	private CallOptions options() {
		OfCalls settings = new OfCalls(this.defaults);
		settings.headers(this.headers);
		return settings.options();
	}

	private TestTransport connect(@Nullable McpTransport chosen, @Nullable SslBundle sslBundle, CallOptions options,
			MessageTap tap) {
		return connect(chosen, sslBundle, options, tap, UnaryOperator.identity());
	}

	private TestTransport connect(@Nullable McpTransport chosen, @Nullable SslBundle sslBundle, CallOptions options,
			MessageTap tap, UnaryOperator<ClientHttpConnector> decorator) {
		McpTransport transport = (chosen != null) ? chosen : this.endpoints.defaultTransport();
		this.used = transport;
		TestTransport created = this.transports.create(transport, sslBundle, options, tap, decorator);
		Recordings.opened(created.recording());
		return created;
	}

}
