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

import dev.mcpslice.process.McpServerProcess;

/**
 * The weather office as it is packaged, in a process of its own.
 */
final class WeatherProcess {

	private WeatherProcess() {
	}

	static McpServerProcess.Builder packaged() {
		return quick(McpServerProcess.jar("target/mcpslice-sample-webmvc-app-*.jar"));
	}

	/**
	 * Has a server start in half of the time, for which it would run slower afterwards.
	 * @param server the server
	 * @return the server
	 */
	static McpServerProcess.Builder quick(McpServerProcess.Builder server) {
		return server.jvmOptions("-XX:TieredStopAtLevel=1");
	}

}
