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

package dev.mcpslice.sample.kotlin

import dev.mcpslice.EachTransport
import dev.mcpslice.McpServerTest
import dev.mcpslice.client.McpTestClient
import dev.mcpslice.endpoint.McpTransport
import dev.mcpslice.sample.bookshop.BookRepository
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Nested
import org.junit.jupiter.api.Test
import org.springframework.test.context.bean.override.mockito.MockitoBean

@McpServerTest
@EachTransport
class TransportsTests {

    @MockitoBean
    private lateinit var books: BookRepository

    @Test
    fun `runs over each transport`(transport: McpTransport, mcp: McpTestClient) {
        mcp.server().hasProtocolVersion(if (transport == McpTransport.SSE) "2024-11-05" else "2025-11-25")
    }

    @Nested
    inner class Narrowed {

        @EachTransport(except = [McpTransport.SSE], reason = "SSE ends with the revision 2024-11-05")
        fun `leaves a transport out`(transport: McpTransport) {
            assertThat(transport).isEqualTo(McpTransport.STREAMABLE_HTTP)
        }
    }
}
