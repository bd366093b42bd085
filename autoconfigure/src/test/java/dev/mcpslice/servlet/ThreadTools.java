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

package dev.mcpslice.servlet;

import java.util.Objects;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tools that tell where they run.
 */
@Component
class ThreadTools {

	@McpTool(name = "thread", description = "Names the thread")
	String thread() {
		return Thread.currentThread().toString();
	}

	@McpTool(name = "tenant", description = "Names the tenant, as the thread knows it")
	String tenant() {
		return String.valueOf(TenantFilter.tenant.get());
	}

	@McpTool(name = "uri", description = "Names the path of the request")
	String uri() {
		return ((ServletRequestAttributes) Objects.requireNonNull(RequestContextHolder.getRequestAttributes()))
			.getRequest()
			.getRequestURI();
	}

}
