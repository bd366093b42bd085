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

package dev.mcpslice.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.Endpoint.Session;
import dev.mcpslice.internal.guard.SchemaInputs.Kind;
import org.opentest4j.TestAbortedException;

/**
 * What tools do with arguments that nobody expects. Only those are called that say that
 * they change nothing, and those that the user names.
 */
final class HostileInput {

	private final Endpoint endpoint;

	private final Set<String> callable;

	private final long seed;

	HostileInput(Endpoint endpoint, Set<String> callable, long seed) {
		this.endpoint = endpoint;
		this.callable = callable;
		this.seed = seed;
	}

	boolean isCallable(Map<?, ?> tool) {
		return this.callable.contains(name(tool)) || (tool.get("annotations") instanceof Map<?, ?> annotations
				&& Boolean.TRUE.equals(annotations.get("readOnlyHint")));
	}

	static String name(Map<?, ?> tool) {
		return String.valueOf(tool.get("name"));
	}

	List<Check> checks(Map<?, ?> tool) {
		return Stream.of(Kind.values()).map((kind) -> check(tool, kind)).toList();
	}

	private Check check(Map<?, ?> tool, Kind kind) {
		return new Check("hostile-input.%s.%s".formatted(name(tool), kind.id()), "handles " + kind, "hostile-input",
				() -> call(tool, kind));
	}

	private void call(Map<?, ?> tool, Kind kind) {
		// The same inputs, whichever checks run, and in whichever order.
		long seed = this.seed * 31 + name(tool).hashCode() * 7L + kind.id().hashCode();
		List<String> inputs = new SchemaInputs(
				(tool.get("inputSchema") instanceof Map<?, ?> schema) ? schema : Map.of(), seed)
			.of(kind);
		if (inputs.isEmpty()) {
			throw new TestAbortedException("The tool takes no arguments.");
		}
		try (Session session = this.endpoint.open()) {
			for (String arguments : inputs) {
				Exchange exchange = session.request("tools/call",
						"{\"name\":%s,\"arguments\":%s}".formatted(SchemaInputs.json(name(tool)), arguments));
				Exchange told = new Exchange(
						"%s with %s (seed %d)".formatted(name(tool), Text.beginning(arguments), this.seed),
						exchange.came());
				Finding.unlessHandled(told);
				ErrorChecks.survives(session, told);
			}
		}
	}

	/**
	 * Says which tools are not called.
	 * @param tools all tools of the server
	 * @return a check that is aborted with their names
	 */
	Check leftOut(List<Map<?, ?>> tools) {
		List<String> names = new ArrayList<>();
		tools.stream().filter((tool) -> !isCallable(tool)).map(HostileInput::name).forEach(names::add);
		return new Check("hostile-input.not-called", "calls what changes nothing", "hostile-input", () -> {
			if (!names.isEmpty()) {
				throw new TestAbortedException(("Not called, since they do not say that they change nothing "
						+ "(readOnlyHint): %s. McpGuard.calling(...) allows it by name, and @McpTool(annotations = "
						+ "@McpAnnotations(readOnlyHint = true)) says it.")
					.formatted(String.join(", ", names)));
			}
		});
	}

}
