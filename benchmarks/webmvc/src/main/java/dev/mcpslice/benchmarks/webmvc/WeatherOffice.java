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

package dev.mcpslice.benchmarks.webmvc;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.benchmarks.Application;
import dev.mcpslice.benchmarks.Contender;
import dev.mcpslice.benchmarks.RunningServer;
import dev.mcpslice.benchmarks.SdkClientCase;
import dev.mcpslice.benchmarks.SliceCase;
import dev.mcpslice.sample.weather.WeatherApplication;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.ContextConfiguration;

/**
 * The weather office, and who tests it.
 */
public final class WeatherOffice implements Application {

	@Override
	public String stack() {
		return "Spring MVC, on Tomcat";
	}

	@Override
	public Class<?> testClass(Contender contender) {
		return switch (contender) {
			case SLICE -> OnTheSlice.class;
			case TUNED -> Tuned.class;
			case AS_WRITTEN -> AsWritten.class;
			default -> throw new IllegalArgumentException(contender.name());
		};
	}

	@Override
	public RunningServer startBareServer() {
		return new BareServer(contextPath() + "/mcp", call().name());
	}

	@Override
	public String contextPath() {
		return "/weather";
	}

	@Override
	public CallToolRequest call() {
		return CallToolRequest.builder("current_weather").arguments(Map.of("id", "ivalo")).build();
	}

	@Override
	public String jar() {
		return "../../sample-webmvc-app/target/mcpslice-sample-webmvc-app-*.jar";
	}

	/**
	 * Tests the weather office by its slice, with its stations.
	 */
	@McpServerTest(includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.Stations"))
	@ContextConfiguration(classes = WeatherApplication.class)
	public static class OnTheSlice extends SliceCase {

	}

	/**
	 * Tests the whole weather office, as one writes it.
	 */
	@SpringBootTest(classes = WeatherApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	public static class AsWritten extends SdkClientCase.Forgotten {

	}

	/**
	 * Tests the whole weather office with nothing that waits.
	 */
	@SpringBootTest(classes = WeatherApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "server.shutdown=immediate", "server.tomcat.threads.min-spare=1",
					"spring.main.banner-mode=off", "spring.main.log-startup-info=false" })
	public static class Tuned extends SdkClientCase.Closed {

	}

}
