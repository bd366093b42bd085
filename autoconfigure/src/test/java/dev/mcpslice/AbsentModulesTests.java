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

import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link AbsentModules}.
 */
class AbsentModulesTests {

	private static final String PRESENT = "org.springframework.boot.cache.autoconfigure.CacheAutoConfiguration";

	private static final String ABSENT = "org.springframework.boot.gson.autoconfigure.GsonAutoConfiguration";

	private static final String OF_THE_APPLICATION = "com.example.MisspelledAutoConfiguration";

	private final AutoConfigurationMetadata metadata = mock(AutoConfigurationMetadata.class);

	@Test
	void whatIsNotOnTheClassPathIsLeftOut() {
		assertThat(match(getClass().getClassLoader(), PRESENT, ABSENT, null)).containsExactly(true, false, true);
	}

	@Test
	void eachClassLoaderHasModulesOfItsOwn() {
		FilteredClassLoader withoutCache = new FilteredClassLoader(
				new ClassPathResource("org/springframework/boot/cache/autoconfigure/CacheAutoConfiguration.class"));

		assertThat(match(withoutCache, PRESENT)).containsExactly(false);
		assertThat(match(getClass().getClassLoader(), PRESENT)).containsExactly(true);
	}

	@Test
	void whatTheApplicationMisspellsStillFails() {
		assertThat(match(getClass().getClassLoader(), OF_THE_APPLICATION)).containsExactly(true);
	}

	private boolean[] match(ClassLoader classLoader, String... names) {
		AbsentModules modules = new AbsentModules();
		modules.setBeanClassLoader(classLoader);
		return modules.match(names, this.metadata);
	}

}
