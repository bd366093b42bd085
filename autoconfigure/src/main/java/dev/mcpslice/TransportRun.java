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
import java.util.Set;

import dev.mcpslice.endpoint.McpTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;

/**
 * A run of a test class or method over one transport of its server.
 *
 * @param server name of the server, empty if it is that of the test's context
 * @param transport the transport
 * @param offered all transports of the server
 * @param skipped why the run is skipped, {@code null} if it is not
 */
record TransportRun(String server, McpTransport transport, Set<McpTransport> offered,
		@Nullable String skipped) implements ClassTemplateInvocationContext, TestTemplateInvocationContext {

	static final ConditionEvaluationResult ENABLED = ConditionEvaluationResult.enabled("no transport is left out");

	private static final Namespace NAMESPACE = Namespace.create(TransportRun.class);

	/**
	 * Returns the run to which a context belongs.
	 * @param context the context of a test method or class
	 * @return the run, or {@code null}
	 */
	static @Nullable TransportRun around(ExtensionContext context) {
		return context.getStore(NAMESPACE).get(TransportRun.class, TransportRun.class);
	}

	/**
	 * Returns the run to which a context belongs, if its transport is that of a server.
	 * @param context the context of a test method or class
	 * @param server the server
	 * @return the run, or {@code null}
	 */
	static @Nullable TransportRun around(ExtensionContext context, ServerUnderTest server) {
		TransportRun run = around(context);
		return (run != null && run.server().equals(server.name())) ? run : null;
	}

	static ConditionEvaluationResult skip(McpTransport transport, String reason) {
		return ConditionEvaluationResult.disabled("Not over %s: %s".formatted(transport, reason));
	}

	@Override
	public String getDisplayName(int invocationIndex) {
		return this.transport.toString();
	}

	@Override
	public List<Extension> getAdditionalExtensions() {
		return (this.skipped != null) ? List.of(new Skipped(this.transport, this.skipped)) : List.of();
	}

	@Override
	public void prepareInvocation(ExtensionContext context) {
		context.getStore(NAMESPACE).put(TransportRun.class, this);
	}

	/**
	 * Skips what is in a run. JUnit asks no condition of the run of a class, but those of
	 * all tests and nested classes in it.
	 */
	private record Skipped(McpTransport transport, String reason) implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return skip(this.transport, this.reason);
		}

	}

}
