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

package dev.mcpslice.ownserver;

import org.springframework.ai.mcp.server.common.autoconfigure.McpServerAutoConfiguration;
import org.springframework.ai.mcp.server.webflux.autoconfigure.McpServerStreamableHttpWebFluxAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;

/**
 * An application with a server of its own, which does without Spring AI's and without the
 * protection of Spring Boot, and whose parts are found by scanning.
 */
@SpringBootApplication(exclude = { McpServerAutoConfiguration.class,
		McpServerStreamableHttpWebFluxAutoConfiguration.class, TaskExecutionAutoConfiguration.class },
		excludeName = OwnServerApplication.PROTECTION)
class OwnServerApplication {

	static final String PROTECTION = "org.springframework.boot.security.autoconfigure.web.reactive."
			+ "ReactiveWebSecurityAutoConfiguration";

}
