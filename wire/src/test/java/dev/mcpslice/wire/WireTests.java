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

package dev.mcpslice.wire;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.endpoint.McpServerEndpoints;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * A test of {@link WireApplication}, which has properties of its own in
 * {@code wire.properties}.
 */
@McpServerTest(properties = "spring.config.name=wire")
public abstract class WireTests {

	@Autowired
	protected WebTestClient web;

	@Autowired
	protected McpServerEndpoints endpoints;

}
