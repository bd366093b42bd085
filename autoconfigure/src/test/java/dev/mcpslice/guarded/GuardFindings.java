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

package dev.mcpslice.guarded;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mcpslice.guard.McpGuard;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/**
 * What the tests of a guard say, without JUnit.
 *
 * @param messages what each test says, by its path; nothing if it passes
 * @param failed the paths of those that fail
 */
public record GuardFindings(Map<String, String> messages, List<String> failed) {

	public static GuardFindings of(McpGuard guard) {
		GuardFindings findings = new GuardFindings(new LinkedHashMap<>(), new ArrayList<>());
		try (Stream<DynamicNode> nodes = guard.tests()) {
			nodes.forEach((node) -> findings.run("", node));
		}
		return findings;
	}

	private void run(String parent, DynamicNode node) {
		String path = parent + node.getDisplayName();
		if (node instanceof DynamicContainer container) {
			container.getChildren().forEach((child) -> run(path + " > ", child));
			return;
		}
		try {
			((DynamicTest) node).getExecutable().execute();
			this.messages.put(path, "");
		}
		catch (TestAbortedException ex) {
			this.messages.put(path, String.valueOf(ex.getMessage()));
		}
		catch (Throwable ex) {
			this.messages.put(path, String.valueOf(ex.getMessage()));
			this.failed.add(path.replaceFirst(".*> ", ""));
		}
	}

	public String message(String end) {
		return this.messages.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().endsWith(end))
			.map(Map.Entry::getValue)
			.findFirst()
			.orElseThrow(() -> new AssertionError("No test " + end + " in " + this.messages.keySet()));
	}

}
