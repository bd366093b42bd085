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

package dev.mcpslice.childserver;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import dev.mcpslice.process.McpServerProcess;

/**
 * A program that starts servers in processes of their own, says which, and waits to be
 * killed.
 */
public final class ParentProgram {

	private ParentProgram() {
	}

	public static void main(String[] args) throws InterruptedException {
		List<McpServerProcess.Builder> builders = IntStream.range(0, Integer.parseInt(args[0]))
			.mapToObj((number) -> McpServerProcess
				.classPath(TroubledServer.class.getName(), List.of(Path.of(ChildJar.LOCATION)))
				.jvmOptions(ChildJar.SHARED_CLASSES)
				.name("child " + number)
				.properties("spring.config.name=child", "trouble=" + args[1])
				.startTimeout(Duration.ofMinutes(3))
				.shutdownTimeout(Duration.ofSeconds(2)))
			.toList();
		McpServerProcess.startAll(builders).forEach((server) -> System.out.println("child " + server.handle().pid()));
		System.out.println("complete");
		new CountDownLatch(1).await();
	}

}
