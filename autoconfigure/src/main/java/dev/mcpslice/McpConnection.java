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
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.mcpslice.endpoint.McpTransport;

/**
 * Chooses which connection an injected client has. Without it, a client uses the server's
 * default transport. Parameters that are declared alike in one method are sessions of
 * their own; the first of them is the same as the first in the {@code @BeforeEach} and
 * {@code @AfterEach} methods, and so on. <pre class="code">
 * &#064;Test
 * void seesWhatOthersDo(&#064;McpConnection(name = "alice") McpTestClient alice,
 *         &#064;McpConnection(name = "bob", transport = SSE) McpTestClient bob) {
 * </pre>
 */
@Target({ ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
public @interface McpConnection {

	/**
	 * The name of the server, if there are several: those of
	 * {@link McpServerProcessTest @McpServerProcessTest} and
	 * {@link McpServerProcessExtension}. It chooses what is injected whatever the type of
	 * the parameter, not only clients.
	 * @return the name; by default the server of {@code @McpServerTest}, or the one that
	 * is declared without a name, or the only one
	 */
	String server() default "";

	/**
	 * The transport of the client, or of the clients of a factory. In Kotlin, where the
	 * value of an array is written with brackets:
	 * {@code @McpConnection(transport = [SSE])}.
	 * @return one transport, or none for that of the {@link EachTransport run}, or else
	 * the server's default
	 */
	McpTransport[] transport() default {};

	/**
	 * A name for the connection. Different names are different sessions, the same name is
	 * the same one, in all methods of a test.
	 * @return the name
	 */
	String name() default "";

}
