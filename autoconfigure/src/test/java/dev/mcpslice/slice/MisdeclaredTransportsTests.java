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

package dev.mcpslice.slice;

import java.util.List;

import dev.mcpslice.EachTransport;
import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpTransport;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What makes no sense with {@link EachTransport} fails, and tells what to do.
 */
class MisdeclaredTransportsTests {

	private static AbstractStringAssert<?> assertThatFailureOf(Class<?> testClass) {
		List<String> messages = ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(testClass))
			.allEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
			.map(Throwable::getMessage)
			.distinct()
			.toList();
		return assertThat(messages).singleElement(InstanceOfAssertFactories.STRING);
	}

	@Test
	void onlyBesideExcept() {
		assertThatFailureOf(OnlyAndExcept.class).isEqualTo("@EachTransport of " + OnlyAndExcept.class.getName()
				+ " has both only and except. Say which transports to run over, or which ones to leave out.");
	}

	@Test
	void onlyWithoutReason() {
		assertThatFailureOf(OnlyWithoutReason.class).contains("leaves out transports and does not say why")
			.contains("reason = \"...\"");
	}

	@Test
	void exceptWithoutReason() {
		assertThatFailureOf(ExceptWithoutReason.class).contains("leaves out transports and does not say why");
	}

	@Test
	void reasonForNothing() {
		assertThatFailureOf(ReasonForNothing.class).contains("but leaves out none. Name them with only or except");
	}

	@Test
	void transportThatIsNotOffered() {
		assertThatFailureOf(NotOffered.class)
			.contains("names stateless HTTP, stdio, which the server does not offer. It offers streamable HTTP, SSE.");
	}

	@Test
	void nothingIsLeft() {
		assertThatFailureOf(NothingLeft.class)
			.contains("leaves out all that the server offers: streamable HTTP, SSE. Disable the test with @Disabled");
	}

	@Test
	void declarationOfAMethod() {
		assertThatFailureOf(OnMethod.class).startsWith("@EachTransport of " + OnMethod.class.getName() + ".neverRuns ");
	}

	@Test
	void noServer() {
		assertThatFailureOf(NoServer.class).contains("has no MCP server whose transports are known before")
			.contains("@McpServerTest, @AutoConfigureMcpTestClient, @McpServerProcessTest with lifecycle PER_CLASS");
	}

	@Test
	void besideTest() {
		assertThatFailureOf(BesideTest.class).contains("stands beside @Test, with which the method runs once more.");
	}

	@Test
	void besideAnotherTemplateOfAMethod() {
		assertThatFailureOf(BesideRepeatedTest.class).contains("stands beside @RepeatedTest, and JUnit does not "
				+ "combine the two: put @EachTransport on the class, or on a @Nested class.");
	}

	@Test
	void besideAnotherTemplateOfAClass() {
		assertThatFailureOf(BesideParameterizedClass.class).contains("stands beside @ParameterizedClass, and JUnit "
				+ "does not combine the two: a @Nested class of the annotated one can have the other.");
	}

	@Test
	void clientAroundTheRuns() {
		assertThatFailureOf(ClientAroundRuns.class).startsWith(ClientAroundRuns.class.getName() + ".open(")
			.contains("@BeforeAll and @AfterAll methods are called once, around the runs over each transport. Take the "
					+ "client in a @BeforeEach or test method, or say over which transport it is: "
					+ "@McpConnection(transport = ...).");
	}

	@Test
	void transportAroundTheRuns() {
		assertThatFailureOf(TransportAroundRuns.class).startsWith(TransportAroundRuns.class.getName() + ".open(")
			.contains("Take the transport in a @BeforeEach or test method.");
	}

	@Test
	void severalTransportsOfAFactory() {
		assertThatFailureOf(SeveralOfAFactory.class).contains("@McpConnection takes one transport");
	}

	@Test
	void transportOfAConstructor() {
		assertThatFailureOf(InConstructor.class).contains("No ParameterResolver registered");
	}

	static class NeverRuns {

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@McpServerTest
	@EachTransport(only = McpTransport.SSE, except = McpTransport.STREAMABLE_HTTP, reason = "both")
	static class OnlyAndExcept extends NeverRuns {

	}

	@McpServerTest
	@EachTransport(only = McpTransport.SSE)
	static class OnlyWithoutReason extends NeverRuns {

	}

	@McpServerTest
	@EachTransport(except = McpTransport.SSE, reason = " ")
	static class ExceptWithoutReason extends NeverRuns {

	}

	@McpServerTest
	@EachTransport(reason = "for nothing")
	static class ReasonForNothing extends NeverRuns {

	}

	@McpServerTest
	@EachTransport(except = { McpTransport.STDIO, McpTransport.SSE, McpTransport.STATELESS }, reason = "old")
	static class NotOffered extends NeverRuns {

	}

	@McpServerTest
	@EachTransport(except = { McpTransport.STREAMABLE_HTTP, McpTransport.SSE }, reason = "all")
	static class NothingLeft extends NeverRuns {

	}

	@McpServerTest
	static class OnMethod {

		@EachTransport(only = McpTransport.SSE)
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@EachTransport
	static class NoServer extends NeverRuns {

	}

	@McpServerTest
	static class BesideTest {

		@Test
		@EachTransport
		void runs() {
		}

	}

	@McpServerTest
	static class BesideRepeatedTest {

		@RepeatedTest(2)
		@EachTransport
		void runs() {
		}

	}

	@McpServerTest
	@EachTransport
	@ParameterizedClass
	@ValueSource(strings = "a")
	static class BesideParameterizedClass {

		BesideParameterizedClass(String text) {
			assertThat(text).isEqualTo("a");
		}

		@Test
		void runs() {
		}

	}

	@McpServerTest
	@EachTransport
	static class ClientAroundRuns extends NeverRuns {

		@BeforeAll
		static void open(McpTestClient mcp) {
			Assertions.fail("opened");
		}

	}

	@McpServerTest
	@EachTransport
	static class TransportAroundRuns extends NeverRuns {

		@BeforeAll
		static void open(McpTransport transport) {
			Assertions.fail("opened");
		}

	}

	@McpServerTest
	static class SeveralOfAFactory {

		@Test
		void neverRuns(@McpConnection(
				transport = { McpTransport.SSE, McpTransport.STREAMABLE_HTTP }) McpClientFactory clients) {
			Assertions.fail("ran");
		}

	}

	@McpServerTest
	@EachTransport
	static class InConstructor extends NeverRuns {

		InConstructor(McpTransport transport) {
			Assertions.fail("constructed");
		}

	}

}
