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

package dev.mcpslice;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Gives a test of a whole application that is started on a port the clients of
 * {@link McpServerTest @McpServerTest}. <pre class="code">
 * &#064;SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
 * &#064;AutoConfigureMcpTestClient
 * class BookshopApplicationTests {
 *
 *     &#064;Test
 *     void sells(McpTestClient mcp) {
 *         mcp.callTool("search_books", Map.of("query", "Karamazov")).isSuccessful();
 *     }
 *
 * }
 * </pre> Test and lifecycle methods may have parameters of the types that a slice injects
 * (see {@link McpServerTest @McpServerTest}), and beans of the types
 * {@link dev.mcpslice.client.McpClientFactory McpClientFactory} and
 * {@link dev.mcpslice.endpoint.McpServerEndpoints McpServerEndpoints} are in the context.
 * The port is that of {@link dev.mcpslice.endpoint.LocalMcpServerPort}.
 * <p>
 * The application is as it is: it serves the transports that it has, and nothing of it is
 * left out or replaced. Before its own filters stands what tells whether the server that
 * answers is the one that is meant ({@code mcpslice.instance-check.enabled=false}
 * switches it off), and on servlets what keeps event streams of different clients apart.
 * Unless the application or the test says otherwise, {@code server.shutdown} is
 * {@code immediate} and {@code spring.reactor.netty.shutdown-quiet-period} is {@code 0s},
 * and MCP sessions end before the web server: else each context may take many seconds to
 * close.
 * <p>
 * It needs a web server: {@code RANDOM_PORT} or {@code DEFINED_PORT}.
 *
 * @see McpServerTest
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ExtendWith({ SpringExtension.class, McpServerExtension.class })
@ImportAutoConfiguration
public @interface AutoConfigureMcpTestClient {

}
