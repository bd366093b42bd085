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

import dev.mcpslice.endpoint.McpTransport;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test class, or a single test method, once over each transport that its server
 * offers. <pre class="code">
 * &#064;McpServerTest
 * &#064;EachTransport
 * class BookshopToolsTests {
 *
 *     &#064;Test
 *     void findsBooks(McpTestClient mcp) {
 *         mcp.callTool("search_books", Map.of("query", "Sult")).isSuccessful();
 *     }
 *
 *     &#064;EachTransport(except = McpTransport.SSE, reason = "clients over SSE have no model")
 *     void summarizes(McpTestClient mcp) {
 * </pre> Each run is named after its transport. Clients that are injected into test
 * methods, {@code @BeforeEach} and {@code @AfterEach} methods are over it, as are those
 * of an injected {@link dev.mcpslice.client.McpClientFactory McpClientFactory}, unless
 * {@link McpConnection @McpConnection} says another. A parameter of the type
 * {@link McpTransport} tells which one it is. Clients of servers that a test has besides,
 * which {@code @McpConnection} means by name, and those of a factory that is a bean keep
 * their own default.
 * <p>
 * The transports are those of the server that parameters mean without a name: of
 * {@link McpServerTest @McpServerTest} or
 * {@link AutoConfigureMcpTestClient @AutoConfigureMcpTestClient}, in a process of its
 * own, or of a {@link RemoteMcpServerExtension}, whose transport is found out with a
 * client if it has not been said. The server is started once for all of the runs, and has
 * to be there for the whole class: what is started for each method is not known before.
 * <p>
 * On a class, all of its tests and {@code @Nested} classes are run, parameterized ones
 * included. {@code @BeforeAll} and {@code @AfterAll} methods of the class itself are
 * called once, around all of the runs; clients there have to say their transport with
 * {@code @McpConnection}. On a method, it stands instead of {@code @Test}. On a method or
 * {@code @Nested} class within an annotated class, it narrows: of each run, what is left
 * out is skipped.
 * <p>
 * Runs may be concurrent, as JUnit is configured to execute the methods of a class.
 *
 * @see McpServerTest#transports()
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@ClassTemplate
@TestTemplate
@ExtendWith(EachTransportExtension.class)
public @interface EachTransport {

	/**
	 * The transports to run over. The others that the server offers are shown as skipped,
	 * with the {@link #reason() reason}.
	 * @return transports that the server offers, or none for all
	 */
	McpTransport[] only() default {};

	/**
	 * The transports to leave out, which are shown as skipped, with the {@link #reason()
	 * reason}.
	 * @return transports that the server offers, not all of them
	 */
	McpTransport[] except() default {};

	/**
	 * Why transports are left out. It has to be said with {@link #only()} and
	 * {@link #except()}.
	 * @return the reason, which is shown with what is skipped
	 */
	String reason() default "";

}
