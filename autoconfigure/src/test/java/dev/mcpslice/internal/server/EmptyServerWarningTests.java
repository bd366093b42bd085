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

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncCompletionSpecification;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpSchema.CompleteResult;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.ai.mcp.server.webflux.transport.WebFluxStatelessServerTransport;
import org.springframework.ai.mcp.server.webflux.transport.WebFluxStreamableServerTransportProvider;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.ResolvableType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link EmptyServerWarning}.
 */
@ExtendWith(OutputCaptureExtension.class)
// Slices of other tests, with nothing to offer, are warned of in the same words.
@Isolated
class EmptyServerWarningTests {

	private static final String WARNING = "The MCP server in this slice has no tool, resource, prompt or completion";

	private static final ServerCapabilities CAPABILITIES = ServerCapabilities.builder().tools(true).build();

	private static WebFluxStreamableServerTransportProvider transport() {
		return WebFluxStreamableServerTransportProvider.builder().build();
	}

	private static WebFluxStatelessServerTransport stateless() {
		return WebFluxStatelessServerTransport.builder().build();
	}

	static Stream<Arguments> emptyServers() {
		return Stream.of(Arguments.of("sync", server(() -> McpServer.sync(transport()).build())),
				Arguments.of("async", server(() -> McpServer.async(transport()).build())),
				Arguments.of("stateless sync", server(() -> McpServer.sync(stateless()).build())),
				Arguments.of("stateless async", server(() -> McpServer.async(stateless()).build())));
	}

	static Stream<Arguments> serversWithATool() {
		Tool tool = Tool.builder("tool", Map.of("type", "object")).build();
		return Stream.of(
				Arguments.of("sync",
						server(() -> McpServer.sync(transport())
							.capabilities(CAPABILITIES)
							.toolCall(tool, (exchange, request) -> null)
							.build())),
				Arguments.of("async",
						server(() -> McpServer.async(transport())
							.capabilities(CAPABILITIES)
							.toolCall(tool, (exchange, request) -> null)
							.build())),
				Arguments.of("stateless sync",
						server(() -> McpServer.sync(stateless())
							.capabilities(CAPABILITIES)
							.toolCall(tool, (exchange, request) -> null)
							.build())),
				Arguments.of("stateless async",
						server(() -> McpServer.async(stateless())
							.capabilities(CAPABILITIES)
							.toolCall(tool, (exchange, request) -> null)
							.build())));
	}

	private static Supplier<Object> server(Supplier<Object> server) {
		return server;
	}

	@SuppressWarnings("unchecked")
	private static void start(Supplier<Object> server, GenericApplicationContext context) {
		Object bean = server.get();
		context.registerBean("server", (Class<Object>) bean.getClass(), () -> bean);
		context.registerBean(EmptyServerWarning.class, () -> new EmptyServerWarning(context));
		context.refresh();
		context.publishEvent(new ApplicationReadyEvent(new SpringApplication(), new String[0], context, Duration.ZERO));
		context.close();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("emptyServers")
	void emptyServerIsWarnedOf(String kind, Supplier<Object> server, CapturedOutput output) {
		start(server, new GenericApplicationContext());

		assertThat(output).contains(WARNING)
			.contains("Likely reasons: ")
			.contains("@MockitoBean leaves no tools: use @MockitoSpyBean")
			.contains("a bean that is mocked, and stubbed only after the server has asked it (use @TestBean")
			.contains("add it with @Import or includeFilters");
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("serversWithATool")
	void serverWithAToolIsFine(String kind, Supplier<Object> server, CapturedOutput output) {
		start(server, new GenericApplicationContext());

		assertThat(output).doesNotContain(WARNING);
	}

	@Test
	void noServerIsNotAnEmptyOne(CapturedOutput output) {
		start(Object::new, new GenericApplicationContext());

		assertThat(output).doesNotContain(WARNING);
	}

	@Test
	void mockedServerIsNoReasonToFail(CapturedOutput output) {
		start(() -> mock(McpSyncServer.class), new GenericApplicationContext());

		assertThat(output).doesNotContain(WARNING);
	}

	@Test
	void completionAloneIsFine(CapturedOutput output) {
		GenericApplicationContext context = new GenericApplicationContext();
		SyncCompletionSpecification completion = new SyncCompletionSpecification(
				PromptReference.builder("prompt").build(), (exchange, request) -> new CompleteResult(null));
		register(context, SyncCompletionSpecification.class, List.of(completion));

		start(() -> McpServer.sync(transport()).build(), context);

		assertThat(output).doesNotContain(WARNING);
	}

	@Test
	void emptyListOfCompletionsIsNone(CapturedOutput output) {
		GenericApplicationContext context = new GenericApplicationContext();
		register(context, McpStatelessServerFeatures.SyncCompletionSpecification.class, List.of());

		start(() -> McpServer.sync(stateless()).build(), context);

		assertThat(output).contains(WARNING);
	}

	private void register(GenericApplicationContext context, Class<?> type, List<?> completions) {
		RootBeanDefinition definition = new RootBeanDefinition();
		definition.setTargetType(ResolvableType.forClassWithGenerics(List.class, type));
		definition.setInstanceSupplier(() -> completions);
		context.registerBeanDefinition("completions", definition);
	}

}
