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

package dev.mcpslice.serverprocess;

import java.util.List;

import dev.mcpslice.McpConnection;
import dev.mcpslice.McpServerProcessExtension;
import dev.mcpslice.McpServerProcessTest;
import dev.mcpslice.McpServerTest;
import dev.mcpslice.ParallelEngine;
import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.process.McpServerProcess;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.engine.TestExecutionResult;

import org.springframework.test.context.ContextConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Declarations and parameters that make no sense fail, before a server is started, and
 * tell why.
 */
class MisdeclaredServersTests {

	private static AbstractStringAssert<?> assertThatFailureOf(Class<?> testClass) {
		List<String> messages = ParallelEngine.run(1, ExecutionMode.SAME_THREAD, List.of(testClass))
			.allEvents()
			.finished()
			.stream()
			.flatMap((event) -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
			.map(Throwable::getMessage)
			.toList();
		return assertThat(messages).singleElement(InstanceOfAssertFactories.STRING);
	}

	@Test
	void neitherJarNorApplication() {
		assertThatFailureOf(Nothing.class).isEqualTo("@McpServerProcessTest of " + Nothing.class.getName()
				+ " cannot be used: It has neither jar nor application, but a server is one of them: a jar, or an "
				+ "application class.");
	}

	@Test
	void bothJarAndApplication() {
		assertThatFailureOf(Both.class).contains("It has both jar and application");
	}

	@Test
	void twoServersWithoutAName() {
		assertThatFailureOf(Unnamed.class).startsWith("@McpServerProcessTest is declared twice on class ")
			.contains(Unnamed.class.getName() + " without a name. Give each server a name of its own");
	}

	@Test
	void twoServersWithTheSameName() {
		assertThatFailureOf(SameName.class).contains("with the name 'shop'");
	}

	@Test
	void variableThatIsNone() {
		assertThatFailureOf(NoVariable.class).contains("'HOME' is no environment variable: NAME=value is expected");
	}

	@Test
	void propertyThatIsNone() {
		assertThatFailureOf(NoProperty.class).contains(NoProperty.class.getName()).contains("'debug' is no property");
	}

	@Test
	void timeoutThatIsNone() {
		assertThatFailureOf(NoTimeout.class).contains(NoTimeout.class.getName()).contains("'soon'");
	}

	@Test
	void declarationOfAMethod() {
		assertThatFailureOf(OnMethod.class)
			.contains("@McpServerProcessTest of " + OnMethod.class.getName() + ".neverRuns");
	}

	@Test
	void jarThatDoesNotExist() {
		assertThatFailureOf(NoJar.class).contains("target/no-such-*.jar has to match one executable jar");
	}

	@Test
	void serverOfMethodsForTheClass() {
		assertThatFailureOf(TooEarly.class).isEqualTo(TooEarly.class.getName() + ".open("
				+ McpServerProcess.class.getName() + " warehouse): there is no MCP server here. What is started for "
				+ "each test method ('ChildApplication', 'warehouse'), @BeforeAll and @AfterAll methods cannot have: "
				+ "take it in a @BeforeEach method, or declare it with lifecycle PER_CLASS.");
	}

	@Test
	void serverOfMethodsForTheClassWithoutAName() {
		assertThatFailureOf(TooEarlyWithJar.class).contains("for each test method ('target/shop-*.jar', 'warehouse')");
	}

	@Test
	void serverNameThatOnlyASliceHears() {
		assertThatFailureOf(SliceAlone.class)
			.contains("no MCP server here has the name 'warehouse', since none but the test's own is known. Declare "
					+ "one with @McpServerProcessTest or a RemoteMcpServerExtension, or leave the name out");
	}

	@Test
	void parameterOfAConstructor() {
		assertThatFailureOf(InConstructor.class).contains("No ParameterResolver registered");
	}

	@Test
	void failureBeforeServersAreStartedIsKept() {
		assertThatFailureOf(FailsBefore.class).isEqualTo("before");
	}

	@Test
	void extensionWithoutServers() {
		assertThatIllegalArgumentException().isThrownBy(McpServerProcessExtension::of)
			.withMessageContaining("needs a server");
	}

	@McpServerProcessTest
	static class Nothing {

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@McpServerProcessTest(jar = "target/shop-*.jar", application = ChildApplication.class)
	static class Both extends Nothing {

	}

	@McpServerProcessTest(jar = "target/shop-*.jar")
	@McpServerProcessTest(jar = "target/warehouse-*.jar")
	static class Unnamed extends Nothing {

	}

	@McpServerProcessTest(name = "shop", jar = "target/shop-*.jar")
	@McpServerProcessTest(name = "shop", jar = "target/warehouse-*.jar")
	static class SameName extends Nothing {

	}

	@McpServerProcessTest(jar = "target/shop-*.jar", environment = "HOME")
	static class NoVariable extends Nothing {

	}

	@McpServerProcessTest(jar = "target/shop-*.jar", properties = "debug", lifecycle = Lifecycle.PER_METHOD)
	static class NoProperty extends Nothing {

	}

	@McpServerProcessTest(jar = "target/shop-*.jar", startTimeout = "soon")
	static class NoTimeout extends Nothing {

	}

	@McpServerProcessTest(jar = "target/no-such-*.jar", forwardOutput = true)
	static class NoJar extends Nothing {

	}

	static class OnMethod {

		@Test
		@McpServerProcessTest
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@McpServerProcessTest(name = "warehouse", application = ChildApplication.class, lifecycle = Lifecycle.PER_METHOD)
	static class TooEarlyBase {

	}

	@McpServerProcessTest(application = ChildApplication.class, lifecycle = Lifecycle.PER_METHOD)
	static class TooEarly extends TooEarlyBase {

		@BeforeAll
		static void open(McpServerProcess warehouse) {
			Assertions.fail("opened with " + warehouse);
		}

		@Test
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	@McpServerProcessTest(jar = "target/shop-*.jar", lifecycle = Lifecycle.PER_METHOD)
	static class TooEarlyWithJar extends TooEarly {

	}

	@McpServerTest
	@ContextConfiguration(classes = ChildApplication.class)
	static class SliceAlone {

		@Test
		void neverRuns(@McpConnection(server = "warehouse") McpTestClient mcp) {
			Assertions.fail("ran");
		}

	}

	static class InConstructor {

		InConstructor(McpServerEndpoints endpoints) {
			Assertions.fail("constructed with " + endpoints);
		}

		@Test
		@McpServerProcessTest
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

	static class FailsBefore {

		@RegisterExtension
		static final BeforeEachCallback failing = FailsBefore::fail;

		private static void fail(ExtensionContext context) {
			throw new IllegalStateException("before");
		}

		@Test
		@McpServerProcessTest
		void neverRuns() {
			Assertions.fail("ran");
		}

	}

}
