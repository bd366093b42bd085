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

import java.util.ServiceLoader;

import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;

/**
 * The application whose server is measured. Each web stack has one, found by the
 * {@link ServiceLoader}.
 */
public interface Application {

	/**
	 * Returns the application on the class path.
	 * @return the application
	 */
	static Application current() {
		return ServiceLoader.load(Application.class)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("No application is on the class path"));
	}

	/**
	 * Returns the name of the web stack.
	 * @return the name, as it is written
	 */
	String stack();

	/**
	 * Returns the test class by which a contender tests the application.
	 * @param contender the contender, which starts an application context
	 * @return the test class
	 */
	Class<?> testClass(Contender contender);

	/**
	 * Starts a server without Spring, which has nothing but the tool that is called.
	 * @return the server
	 */
	RunningServer startBareServer();

	/**
	 * Returns where the application serves all it serves.
	 * @return its context path, or nothing
	 */
	String contextPath();

	/**
	 * Returns a call that the server answers without an error.
	 * @return the call
	 */
	CallToolRequest call();

	/**
	 * Returns where the packaged application is.
	 * @return the jar, the name of which is a pattern
	 */
	String jar();

}
