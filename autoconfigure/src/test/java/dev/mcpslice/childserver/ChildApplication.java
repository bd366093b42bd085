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

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.util.Assert;

/**
 * An MCP server that is run in processes of its own.
 */
@SpringBootApplication
public class ChildApplication {

	/**
	 * Resource of one half of the test classes that start such processes, so that no more
	 * than two of them run at the same time: a Java virtual machine that starts needs a
	 * whole processor.
	 */
	public static final String PROCESSES = "dev.mcpslice.childserver.first";

	/**
	 * Resource of the other half.
	 */
	public static final String MORE_PROCESSES = "dev.mcpslice.childserver.second";

	public static void main(String[] args) {
		Assert.state(
				System.getProperty("spring.context.exit") == null || !"training".equals(System.getProperty("trouble")),
				"This is a training run");
		SpringApplication.run(ChildApplication.class, args);
	}

}
