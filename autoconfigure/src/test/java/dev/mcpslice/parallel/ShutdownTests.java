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

package dev.mcpslice.parallel;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Contexts that are still in the cache when the JVM ends are closed then, as in stock
 * Spring.
 */
class ShutdownTests {

	@Test
	@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void contextsAreClosedWithTheJvm() throws Exception {
		Process jvm = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), Main.class.getName())
			.redirectErrorStream(true)
			.start();
		try {
			String output = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

			assertThat(jvm.waitFor()).isZero();
			assertThat(output).contains("The end is near")
				.containsOnlyOnce("Closed: context 0")
				.containsOnlyOnce("Closed: context 1");
		}
		finally {
			jvm.destroyForcibly();
		}
	}

	/**
	 * Leaves two contexts open, of which one is in use.
	 */
	public static final class Main {

		private Main() {
		}

		public static void main(String[] args) {
			List<Class<?>> testClasses = Generated.sliceTests(Case.class, 2);
			open("context 0", testClasses.get(0));
			open("context 1", testClasses.get(1)).release();
			System.out.println("The end is near");
			System.exit(0);
		}

		private static OpenSlice open(String name, Class<?> testClass) {
			OpenSlice slice = OpenSlice.of(name, testClass);
			((ConfigurableApplicationContext) slice.context()).addApplicationListener((event) -> {
				if (event instanceof ContextClosedEvent) {
					System.out.println("Closed: " + name);
				}
			});
			return slice;
		}

	}

	public static class Case {

	}

}
