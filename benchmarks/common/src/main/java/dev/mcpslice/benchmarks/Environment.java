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

package dev.mcpslice.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.mcpslice.McpServerTest;
import io.modelcontextprotocol.spec.McpSchema;

import org.springframework.ai.mcp.client.webflux.transport.WebClientStreamableHttpTransport;
import org.springframework.boot.SpringBootVersion;
import org.springframework.core.SpringVersion;

/**
 * What the figures depend on.
 *
 * @param machine the processor and how much of it there is
 * @param java the Java virtual machine
 * @param versions versions by name
 */
public record Environment(String machine, String java, Map<String, String> versions) {

	private static final Pattern VERSION = Pattern.compile("-(\\d[^/]*?)\\.jar");

	/**
	 * Looks at where this program runs.
	 * @return the environment
	 */
	static Environment current() {
		Map<String, String> versions = new LinkedHashMap<>();
		versions.put("mcpslice", version(McpServerTest.class));
		versions.put("Spring Boot", SpringBootVersion.getVersion());
		versions.put("Spring Framework", String.valueOf(SpringVersion.getVersion()));
		versions.put("Spring AI", version(WebClientStreamableHttpTransport.class));
		versions.put("MCP SDK", version(McpSchema.class));
		return new Environment(
				"%s, %d cores, %s %s".formatted(processor(), Runtime.getRuntime().availableProcessors(),
						System.getProperty("os.name"), System.getProperty("os.arch")),
				"%s %s".formatted(System.getProperty("java.vm.name"), System.getProperty("java.runtime.version")),
				versions);
	}

	private static String processor() {
		try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
			return lines.filter((line) -> line.startsWith("model name"))
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.findFirst()
				.orElse("unknown processor");
		}
		catch (IOException ex) {
			return "unknown processor";
		}
	}

	// A jar's name tells more reliably than its manifest.
	private static String version(Class<?> type) {
		Matcher jar = VERSION.matcher(String.valueOf(type.getProtectionDomain().getCodeSource().getLocation()));
		return jar.find() ? jar.group(1) : "of this build";
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.machine).append("; ").append(this.java);
		this.versions.forEach((name, version) -> text.append("; ").append(name).append(' ').append(version));
		return text.toString();
	}

}
