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

package dev.mcpslice.sample.mcp;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.guard.McpGuardTests;

import org.springframework.boot.data.jdbc.test.autoconfigure.AutoConfigureDataJdbc;

/**
 * What the bookshop does with enemies, and whether it keeps to the specification.
 */
// tag::class[]
@McpServerTest
@AutoConfigureDataJdbc
class BookshopGuardTests implements McpGuardTests {

}
// end::class[]
