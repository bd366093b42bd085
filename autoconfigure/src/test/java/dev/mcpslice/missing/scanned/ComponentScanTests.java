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

package dev.mcpslice.missing.scanned;

import dev.mcpslice.McpServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestContextManager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * An application that switches the filter of its slices off is told so.
 */
class ComponentScanTests {

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	@ResourceLock(Resources.SYSTEM_OUT)
	void scanOfTheApplicationIsNamed(CapturedOutput output) {
		assertThatIllegalStateException()
			.isThrownBy(() -> new TestContextManager(Slice.class).getTestContext().getApplicationContext());

		assertThat(output)
			.contains("its filter is switched off by @ComponentScan on " + ScanningApplication.class.getName())
			.contains("Let the slice filter components: remove @ComponentScan, move it")
			.contains("classes = TypeExcludeFilter.class)");
	}

	@McpServerTest
	static class Slice {

	}

}
