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

import java.util.stream.Stream;

import dev.mcpslice.McpServerTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.aot.generate.GeneratedFiles.Kind;
import org.springframework.aot.generate.InMemoryGeneratedFiles;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.aot.TestContextAotGenerator;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A slice can be processed ahead of time.
 */
class AheadOfTimeTests {

	@ParameterizedTest
	@ValueSource(classes = { SliceCase.class, ServletCase.class })
	void contextIsGenerated(Class<?> testClass) {
		InMemoryGeneratedFiles files = new InMemoryGeneratedFiles();

		new TestContextAotGenerator(files).processAheadOfTime(Stream.of(testClass));

		assertThat(files.getGeneratedFiles(Kind.SOURCE).keySet())
			.anyMatch((file) -> file.contains("McpServerSliceAutoConfiguration__TestContext001_BeanDefinitions"))
			.anyMatch((file) -> file.contains("McpClientAutoConfiguration__TestContext001_BeanDefinitions"));
	}

	@McpServerTest
	static class SliceCase {

	}

	@McpServerTest
	@ActiveProfiles("servlet")
	static class ServletCase {

	}

}
