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

package dev.mcpslice.sample.weather;

import java.time.Duration;

import dev.mcpslice.process.McpServerProcess;

/**
 * The weather office in a process of its own, as it is packaged or as it is built.
 */
final class WeatherProcess {

	private WeatherProcess() {
	}

	static McpServerProcess.Builder packaged() {
		return patient(McpServerProcess.jar("target/mcpslice-sample-webmvc-app-*.jar"));
	}

	static McpServerProcess.Builder withClassPath() {
		return patient(McpServerProcess.application(WeatherApplication.class));
	}

	// Several builds on one machine may make a start slow.
	private static McpServerProcess.Builder patient(McpServerProcess.Builder server) {
		return server.startTimeout(Duration.ofMinutes(3));
	}

}
