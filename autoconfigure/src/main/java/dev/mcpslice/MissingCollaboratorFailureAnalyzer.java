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

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;

/**
 * Explains a missing bean by what a slice is: the bean may well exist in the application,
 * and has been left out here.
 */
class MissingCollaboratorFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException>
		implements Ordered {

	private final Environment environment;

	MissingCollaboratorFailureAnalyzer(Environment environment) {
		this.environment = environment;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
		Class<?> type = cause.getBeanType();
		if (type == null || cause.getNumberOfBeansFound() > 0 || !isSlice()) {
			return null;
		}
		return new FailureAnalysis(
				"A component of the MCP server needs a bean of type '%s', which is not part of the slice: %s"
					.formatted(type.getName(), rootFailure.getMessage()),
				("Put '@MockitoBean %s' into the test, or add the real bean with @Import or with the includeFilters "
						+ "of @McpServerTest. What Spring Boot configures is added with @ImportAutoConfiguration.")
					.formatted(type.getSimpleName()),
				cause);
	}

	private boolean isSlice() {
		return this.environment.containsProperty(McpServerTestContextBootstrapper.class.getName());
	}

}
