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
import java.util.stream.Stream;

import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.process.McpServerProcess;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;
import org.mockito.InOrder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link RunningServers}, and for the choice among them.
 */
class RunningServersTests {

	private final AnnotatedServersExtension extension = new AnnotatedServersExtension();

	private final RunningServers servers = new RunningServers(null, this.extension);

	@Test
	void closesAllTheLastOneFirst() {
		McpServerProcess first = server("first");
		McpServerProcess second = server("second");
		willThrow(new IllegalStateException("first lives")).given(first).close();
		willThrow(new IllegalStateException("second lives")).given(second).close();
		this.servers.add(List.of(first, second));

		assertThatIllegalStateException().isThrownBy(this.servers::close)
			.withMessage("second lives")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.hasToString("java.lang.IllegalStateException: first lives"));

		InOrder order = inOrder(first, second);
		order.verify(second).close();
		order.verify(first).close();
	}

	@Test
	void namesAreUniqueInAContext() {
		McpServerProcess shop = server("shop");
		McpServerProcess other = server("shop");
		this.servers.add(List.of(shop));

		assertThatExceptionOfType(ExtensionConfigurationException.class)
			.isThrownBy(() -> this.servers.add(List.of(other)))
			.withMessageContaining("Two MCP servers of this test have the name 'shop'");

		this.servers.close();
		InOrder order = inOrder(shop, other);
		order.verify(other).close();
		order.verify(shop).close();
	}

	@Test
	void nearerServersTakeThePlaceOfOthers() {
		McpServerProcess outer = server("shop");
		McpServerProcess inner = server("shop");
		this.servers.add(List.of(outer, server("warehouse")));
		this.servers.makeDefault(outer);
		RunningServers around = this.servers;

		RunningServers nested = new RunningServers(around, new AnnotatedServersExtension());
		nested.add(List.of(inner));
		nested.makeDefault(inner);

		assertThat(nested.byName().get("shop")).isSameAs(inner).isSameAs(nested.unnamed());
		assertThat(around.byName().get("shop")).isSameAs(outer).isSameAs(around.unnamed());
		assertThat(nested.byName()).containsKey("warehouse");
		assertThat(nested.areInjectedBy(this.extension)).isTrue();
	}

	@Test
	void severalServersNeedNamesInParameters() {
		assertThatFailureOf("unnamed")
			.contains("RunningServersTests$Undecided.unnamed(" + McpTestClient.class.getName())
			.endsWith("there are several MCP servers: 'shop', 'warehouse'. Say which one: "
					+ "@McpConnection(server = \"shop\").");
	}

	@Test
	void unknownNamesAreRefused() {
		assertThatFailureOf("unknown")
			.endsWith("no MCP server here has the name 'library'. Known here: 'shop', 'warehouse'.");
	}

	@Test
	void serversOfMethodsAreNamedWhereTheyCannotBeHad() {
		List<Throwable> failures = failures(TooEarly.class).toList();

		assertThat(failures).singleElement()
			.satisfies((failure) -> assertThat(failure)
				.hasMessageContaining("no MCP server here has the name 'later'. Known here: 'shop', 'warehouse'. "
						+ "What is started for each test method ('later'), @BeforeAll"));
	}

	@Test
	void unknownNamesAreRefusedForTheClass() {
		assertThat(failures(UndecidedClass.class)).singleElement()
			.satisfies((failure) -> assertThat(failure).hasMessageEndingWith("Known here: 'shop', 'warehouse'."));
	}

	@Test
	void constructorsGetNothing() {
		assertThat(failures(Constructed.class)).singleElement()
			.satisfies((failure) -> assertThat(failure).hasMessageContaining("No ParameterResolver registered"));
	}

	@Test
	void oneOfSeveralExtensionsTellsWhatServersHaveWritten() {
		assertThat(failures(Undecided.class)).hasSize(2)
			.allSatisfy((failure) -> assertThat(failure.getSuppressed()).hasSize(2)
				.hasOnlyElementsOfType(ServerOutput.class));
	}

	private static AbstractStringAssert<?> assertThatFailureOf(String method) {
		return assertThat(failures(Undecided.class).map(Throwable::getMessage)
			.filter((message) -> message.contains("." + method + "("))
			.findFirst()
			.orElseThrow());
	}

	private static Stream<Throwable> failures(Class<?> testClass) {
		return ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(testClass))
			.allEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream());
	}

	private static McpServerProcess server(String name) {
		McpServerProcess server = mock(McpServerProcess.class, RETURNS_DEEP_STUBS);
		given(server.name()).willReturn(name);
		given(server.output().getAll()).willReturn("");
		given(server.outputFromNow().getAll()).willReturn("");
		return server;
	}

	/**
	 * Servers that do not have to be started.
	 */
	private static void addServers(ExtensionContext context, ServerProcessSupport extension) {
		RunningServers.in(context, extension).add(List.of(server("shop"), server("warehouse")));
	}

	/**
	 * Does not say which server. Not a test of its own.
	 */
	static class Undecided {

		@RegisterExtension
		static final AnnotatedServersExtension extension = new AnnotatedServersExtension();

		@RegisterExtension
		static final BeforeAllCallback servers = (context) -> addServers(context, extension);

		@RegisterExtension
		static final AnnotatedServersExtension other = new AnnotatedServersExtension();

		@Test
		void unnamed(McpTestClient mcp) {
			Assertions.fail("ran");
		}

		@Test
		void unknown(@McpConnection(server = "library") McpTestClient mcp) {
			Assertions.fail("ran");
		}

	}

	/**
	 * Asks for what is not there. Not a test of its own.
	 */
	static class UndecidedClass {

		@RegisterExtension
		static final AnnotatedServersExtension extension = new AnnotatedServersExtension();

		@RegisterExtension
		static final BeforeAllCallback servers = (context) -> addServers(context, extension);

		@BeforeAll
		static void open(@McpConnection(server = "library") McpServerProcess library) {
			Assertions.fail("opened");
		}

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	/**
	 * Wants a server for its constructor. Not a test of its own.
	 */
	static class Constructed {

		@RegisterExtension
		static final AnnotatedServersExtension extension = new AnnotatedServersExtension();

		@RegisterExtension
		static final BeforeAllCallback servers = (context) -> addServers(context, extension);

		Constructed(McpServerProcess server) {
			Assertions.fail("constructed");
		}

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	/**
	 * Asks too early. Not a test of its own.
	 */
	@McpServerProcessTest(name = "later", jar = "target/later-*.jar", lifecycle = Lifecycle.PER_METHOD)
	static class TooEarly {

		@RegisterExtension
		static final BeforeAllCallback servers = (context) -> addServers(context, new AnnotatedServersExtension());

		@BeforeAll
		static void open(@McpConnection(server = "later") McpServerProcess later) {
			Assertions.fail("opened");
		}

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

}
