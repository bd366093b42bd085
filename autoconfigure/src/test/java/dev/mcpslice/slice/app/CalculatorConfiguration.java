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

package dev.mcpslice.slice.app;

import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.ai.tool.annotation.Tool;
import org.springframework.ai.tool.method.MethodToolCallbackProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;

/**
 * The way of Spring AI's first example: a service with {@code @Tool} methods and a
 * provider for them. In the slice with all its beans.
 */
@Configuration(proxyBeanMethods = false)
public class CalculatorConfiguration {

	@Bean
	ToolCallbackProvider calculatorTools(Calculator calculator) {
		return MethodToolCallbackProvider.builder().toolObjects(calculator).build();
	}

	@Bean
	StringBuilder broughtAlong() {
		return new StringBuilder("brought along");
	}

	/**
	 * The service.
	 */
	@Service
	public static class Calculator {

		@Tool(name = "add", description = "Adds two numbers")
		public int add(int left, int right) {
			return left + right;
		}

	}

}
