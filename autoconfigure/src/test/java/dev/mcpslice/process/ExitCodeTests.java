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

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ExitCode}.
 */
class ExitCodeTests {

	@ParameterizedTest
	@CsvSource({ "0, exit code 0", "3, exit code 3", "137, exit code 137 (SIGKILL)", "143, exit code 143 (SIGTERM)",
			"254, exit code 254" })
	void namesTheSignal(int value, String description) {
		assertThat(new ExitCode(value)).hasToString(description);
	}

}
