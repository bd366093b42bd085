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

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Says what is missing when a test wants a client, and its class has nothing of mcpslice
 * that would inject it. JUnit's failure cannot know.
 */
public final class MissingAnnotationAdvice implements TestExecutionListener {

	private static final Log logger = LogFactory.getLog(MissingAnnotationAdvice.class);

	private static final Pattern UNRESOLVED = Pattern
		.compile("No ParameterResolver registered for parameter \\[(?:final )?dev\\.mcpslice\\.[a-z.]*(\\w+) .*");

	private static final String ADVICE = "%s failed: nothing injects its %s. The test class needs what starts or "
			+ "knows the server: @McpServerTest, @AutoConfigureMcpTestClient beside @SpringBootTest, "
			+ "@McpServerProcessTest, or a RemoteMcpServerExtension.";

	/**
	 * Creates the listener, as JUnit does.
	 */
	public MissingAnnotationAdvice() {
	}

	@Override
	public void executionFinished(TestIdentifier testIdentifier, TestExecutionResult testExecutionResult) {
		testExecutionResult.getThrowable().ifPresent((failure) -> {
			Matcher unresolved = UNRESOLVED.matcher(Objects.requireNonNullElse(failure.getMessage(), ""));
			if (unresolved.matches()) {
				logger.error(ADVICE.formatted(testIdentifier.getDisplayName(), unresolved.group(1)));
			}
		});
	}

}
