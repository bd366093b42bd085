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

import java.lang.reflect.Modifier;

import dev.mcpslice.client.McpTestClient;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;
import org.springframework.test.context.support.DependencyInjectionTestExecutionListener;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses fields that want a test client to be a bean, before Spring looks for it.
 */
class ClientFieldCheck implements TestExecutionListener, Ordered {

	private static final String ADVICE = "%s.%s: an McpTestClient is no bean. It belongs to one test, and is closed "
			+ "after it. Take it as a parameter of the test method or of a @BeforeEach method, or inject "
			+ "McpClientFactory, which opens clients.";

	@Override
	public int getOrder() {
		return DependencyInjectionTestExecutionListener.ORDER - 1;
	}

	@Override
	public void prepareTestInstance(TestContext testContext) {
		ReflectionUtils.doWithFields(testContext.getTestClass(), (field) -> {
			if (BeanFactoryUtils.beanNamesForTypeIncludingAncestors(testContext.getApplicationContext(),
					McpTestClient.class, true, false).length == 0) {
				throw FailureTrace.remove(new IllegalStateException(
						ADVICE.formatted(field.getDeclaringClass().getName(), field.getName())));
			}
		}, (field) -> field.getType() == McpTestClient.class && !Modifier.isStatic(field.getModifiers())
				&& MergedAnnotations.from(field)
					.get(Autowired.class)
					.getValue("required", Boolean.class)
					.orElse(false));
	}

}
