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

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what a {@link McpServerProcess.Builder} refuses.
 */
class ServerBuilderTests {

	private final McpServerProcess.Builder builder = Children.plainProgram("exit");

	@Test
	void refusesAPort() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.arguments("--server.port=8080"))
			.withMessage("The test sets 'server.port' to 8080, but a server that a test starts always binds port 0. "
					+ "Remove it and take the port from McpServerEndpoints.");
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.properties("server.port = 8080"));
		assertThat(this.builder.properties("server.port=0").arguments("--server.port=0")).isSameAs(this.builder);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "key", "=value" })
	void refusesWhatIsNoProperty(String property) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.properties(property))
			.withMessage("'%s' is no property: key=value is expected.".formatted(property));
	}

	@ParameterizedTest
	@ValueSource(strings = { "PT0S", "PT-1S", "P300000D" })
	void refusesTimeoutsThatAreNone(Duration timeout) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.startTimeout(timeout))
			.withMessage(
					"A timeout is how long to wait at most: more than nothing, and not more than PT24H, but not %s."
						.formatted(timeout));
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.shutdownTimeout(timeout));
	}

	@Test
	void refusesAnEmptyName() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.builder.name(" "));
	}

	@Test
	void looksForTheJarWhenItIsStarted() {
		McpServerProcess.Builder missing = McpServerProcess.jar("nowhere/*.jar");

		assertThatExceptionOfType(McpServerProcessException.class).isThrownBy(missing::start)
			.withMessageStartingWith("nowhere/*.jar has to match one executable jar");
		assertThatExceptionOfType(McpServerProcessException.class)
			.isThrownBy(McpServerProcess.jar(Path.of("nowhere.jar"))::start)
			.withMessageStartingWith("There is no file ");
	}

	@Test
	void optionsForAllServersMayBeQuoted() {
		assertThat(DefaultMcpServerProcessBuilder.tokenize(" -Da=b  \"-Dc=d e\" -Df=\"g h\"i "))
			.containsExactly("-Da=b", "-Dc=d e", "-Df=g hi");
		assertThat(DefaultMcpServerProcessBuilder.tokenize("")).isEmpty();
		String longOne = "-javaagent:agent.jar=excludes=" + "a".repeat(100_000);
		assertThat(DefaultMcpServerProcessBuilder.tokenize(longOne)).containsExactly(longOne);
	}

}
