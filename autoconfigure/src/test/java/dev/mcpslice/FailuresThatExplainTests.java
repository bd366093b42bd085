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
import java.util.Map;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpOperations;
import dev.mcpslice.client.McpOperations.ToolResponse;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.testclient.StationApplication;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ObjectAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Failures say in their first lines what happened and what to do, and show the wire.
 */
class FailuresThatExplainTests {

	private static EngineExecutionResults run(Class<?> testClass) {
		return EngineTestKit.engine("junit-jupiter").selectors(DiscoverySelectors.selectClass(testClass)).execute();
	}

	private static List<Throwable> failures(EngineExecutionResults results) {
		return results.allEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
			.toList();
	}

	private static ObjectAssert<Throwable> assertThatFailureOf(Class<?> testClass) {
		return assertThat(failures(run(testClass))).singleElement();
	}

	@Test
	void wireIsShownWithAFailureThatIsNotAboutACall() {
		EngineExecutionResults results = run(OwnAssertion.class);

		assertThat(failures(results)).singleElement().satisfies((failure) -> {
			assertThat(failure.getMessage()).doesNotContain("tools/call");
			assertThat(failure.getSuppressed()).hasSize(2)
				.allSatisfy((wire) -> assertThat(wire).isInstanceOf(WireTrail.class)
					.hasMessageStartingWith("The wire of the client over streamable HTTP with http://"));
			assertThat(failure.getSuppressed()[1]).hasMessageContaining("\"method\":\"tools/call\"");
		});
		assertThat(results.allEvents().list())
			.filteredOn((event) -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
			.extracting((event) -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
			.filteredOn((entries) -> entries.containsKey("mcpslice.wire"))
			.hasSize(2);
	}

	@Test
	void onlyTheEndOfALongWireIsShown() {
		assertThatFailureOf(ManyCalls.class).satisfies((failure) -> assertThat(failure.getSuppressed()).singleElement()
			.asInstanceOf(InstanceOfAssertFactories.THROWABLE)
			.message()
			.contains(", the last 20 lines:")
			.contains("… (1")
			.hasLineCount(21));
	}

	@Test
	void failureOfACallTellsTheCallAlone() {
		assertThatFailureOf(Misspelt.class).satisfies((failure) -> {
			assertThat(failure.getSuppressed()).isEmpty();
			assertThat(failure).hasMessageContaining("\nThe server has no 'forcast', but these tools: forecast, ")
				.hasMessageContaining("\nsent: ");
			assertThat(failure.getStackTrace()[0].getClassName()).isEqualTo(Misspelt.class.getName());
		});
	}

	@Test
	void namesAreToldForPromptsAndResourcesToo() {
		assertThat(failures(run(MisspeltFeatures.class))).extracting(Throwable::getMessage)
			.anyMatch((message) -> message.contains("The server has no 'gret', but these prompts: "))
			.anyMatch((message) -> message.contains("The server has no 'station://nothing', but these resources: "));
	}

	@Test
	void abortedTestShowsNothing() {
		assertThatFailureOf(Aborted.class).satisfies((failure) -> assertThat(failure.getSuppressed()).isEmpty());
	}

	@Test
	void failureOfAClassShowsTheWireOfItsClients() {
		assertThatFailureOf(FailsAtTheEnd.class)
			.satisfies((failure) -> assertThat(failure.getSuppressed()).singleElement().isInstanceOf(WireTrail.class));
	}

	@Test
	void typeThatIsNearlyRight() {
		assertThatFailureOf(NearlyRight.class).satisfies((failure) -> assertThat(failure)
			.hasMessageStartingWith("McpOperations cannot be injected here. What is injected is McpAsyncClient, ")
			.hasMessageContaining("(for the parameter " + NearlyRight.class.getName() + ".test("));
	}

	@Test
	void parameterOfAConstructor() {
		assertThatFailureOf(InAConstructor.class).satisfies((failure) -> assertThat(failure)
			.hasMessageStartingWith("McpTestClient cannot be injected here. Clients belong to one test: ")
			.hasMessageContaining("(for the parameter " + InAConstructor.class.getName() + "("));
	}

	@Test
	void whatSpringInjectsIsLeftToSpring() {
		assertThat(failures(run(AutowiredConstructor.class))).isEmpty();
	}

	@Test
	void failureThatIsLookedAtAfterTheEndOfItsClientIsTheCalls() {
		assertThatFailureOf(LookedAtLater.class)
			.satisfies((failure) -> assertThat(failure).hasMessageContaining("JSON-RPC error -32602"));
	}

	@Test
	void clientThatIsWantedAsABean() {
		assertThatFailureOf(InAField.class).satisfies((failure) -> {
			assertThat(failure).hasMessageStartingWith(InAField.class.getName() + ".mcp: an McpTestClient is no bean.");
			assertThat(failure.getStackTrace()).isEmpty();
		});
	}

	@Test
	void twoKindsOfContext() {
		assertThatFailureOf(TwoKinds.class).satisfies((failure) -> assertThat(failure)
			.hasMessageContaining("TwoKinds has @McpServerTest and @SpringBootTest, but a test has one"));
	}

	@Test
	void nothingThatInjects() {
		Throwable failure = failures(run(Bare.class)).get(0);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		Logger logger = (Logger) LoggerFactory.getLogger(MissingAnnotationAdvice.class);
		appender.start();
		logger.addAppender(appender);

		Stream.of(failure, new IllegalStateException(), new IllegalStateException("other"))
			.forEach((other) -> new MissingAnnotationAdvice().executionFinished(identifier(),
					TestExecutionResult.failed(other)));

		logger.detachAppender(appender);
		assertThat(appender.list).singleElement()
			.extracting(ILoggingEvent::getFormattedMessage, InstanceOfAssertFactories.STRING)
			.startsWith("test(McpTestClient) failed: nothing injects its McpTestClient.")
			.contains("@McpServerTest");
	}

	private static TestIdentifier identifier() {
		TestDescriptor descriptor = mock();
		given(descriptor.getUniqueId()).willReturn(UniqueId.forEngine("test"));
		given(descriptor.getDisplayName()).willReturn("test(McpTestClient)");
		given(descriptor.getLegacyReportingName()).willReturn("test");
		given(descriptor.getType()).willReturn(TestDescriptor.Type.TEST);
		return TestIdentifier.from(descriptor);
	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class OwnAssertion {

		@BeforeAll
		static void openClient(McpTestClient mcp) {
		}

		@Test
		void test(McpTestClient mcp) {
			mcp.callTool("forecast").isSuccessful();
			assertThat("sunny").isEqualTo("rainy");
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class ManyCalls {

		@Test
		void test(@Autowired McpClientFactory clients) {
			try (McpTestClient mcp = clients.test()) {
				for (int i = 0; i < 10; i++) {
					mcp.callTool("forecast", Map.of("text", "x".repeat(1000))).isSuccessful();
				}
				throw new IllegalStateException("own");
			}
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class Misspelt {

		@Test
		void test(McpTestClient mcp) {
			mcp.callTool("forcast").isSuccessful();
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class MisspeltFeatures {

		@Test
		void prompt(McpTestClient mcp) {
			mcp.getPrompt("gret", Map.of()).isSuccessful();
		}

		@Test
		void resource(McpTestClient mcp) {
			mcp.readResource("station://nothing").isSuccessful();
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class Aborted {

		@Test
		void test(McpTestClient mcp) {
			Assumptions.abort("not now");
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class FailsAtTheEnd {

		@BeforeAll
		static void openClient(McpTestClient mcp) {
		}

		@Test
		void test() {
		}

		@AfterAll
		static void fail() {
			throw new IllegalStateException("own");
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class NearlyRight {

		@Test
		void test(McpOperations mcp) {
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class InAConstructor {

		InAConstructor(McpTestClient mcp) {
		}

		@Test
		void test() {
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	@TestConstructor(autowireMode = AutowireMode.ALL)
	static class AutowiredConstructor {

		private final McpClientFactory clients;

		AutowiredConstructor(McpClientFactory clients) {
			this.clients = clients;
		}

		@Test
		void test() {
			this.clients.test().close();
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class LookedAtLater {

		@Test
		void test(@Autowired McpClientFactory clients) {
			McpTestClient mcp = clients.test();
			ToolResponse response = mcp.callTool("forcast");
			assertThatThrownBy(mcp::close).isInstanceOf(AssertionError.class);
			response.isSuccessful();
		}

	}

	@McpServerTest
	@ContextConfiguration(classes = StationApplication.class)
	static class InAField {

		@Autowired
		private McpTestClient mcp;

		@Test
		void test() {
		}

	}

	@McpServerTest
	@SpringBootTest
	static class TwoKinds {

		@Test
		void test() {
		}

	}

	static class Bare {

		@Test
		void test(McpTestClient mcp) {
		}

	}

}
