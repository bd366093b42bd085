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

// tag::test[]
import dev.mcpslice.McpConnection
import dev.mcpslice.McpServerTest
import dev.mcpslice.client.McpTestClient
import dev.mcpslice.endpoint.McpTransport
import dev.mcpslice.sample.bookshop.Book
import dev.mcpslice.sample.bookshop.BookRepository
import io.modelcontextprotocol.spec.McpSchema.Tool
import org.junit.jupiter.api.Test
import org.mockito.BDDMockito.given
import org.springframework.test.context.bean.override.mockito.MockitoBean
import java.util.Optional

@McpServerTest
class BookshopToolsTests {

    @MockitoBean
    private lateinit var books: BookRepository

    data class BookId(val id: String)

    data class Details(val title: String, val author: String, val price: String)

    @Test
    fun `data classes are arguments and results`(mcp: McpTestClient) {
        given(books.findById("kalevala"))
            .willReturn(Optional.of(Book("kalevala", "Kalevala", "Elias Lönnrot", 1849, "fi", 990, 3)))

        mcp.callTool("book_details", BookId("kalevala"))
            .isSuccessful
            .structured(Details::class.java)
            .isEqualTo(Details("Kalevala", "Elias Lönnrot", "9.90 EUR"))
    }

    @Test
    fun `tools have names`(@McpConnection(transport = [McpTransport.SSE]) mcp: McpTestClient) {
        mcp.listTools().isSuccessful.extracting<String> { tool: Tool -> tool.name() }.contains("book_details")
    }
}
// end::test[]
