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
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.process.McpServerProcess;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Annotation for a test of MCP servers that run in {@linkplain McpServerProcess processes
 * of their own}. The server is started before the test and ended after it; the test gets
 * clients that are connected already. <pre class="code">
 * &#064;McpServerProcessTest(jar = "target/bookshop-*.jar", profiles = "test")
 * class PackagedBookshopIT {
 *
 *     &#064;Test
 *     void sells(McpTestClient mcp, McpServerProcess bookshop) {
 *         mcp.callTool("sell", Map.of("id", "kalevala")).isSuccessful();
 *         assertThat(bookshop.handle().isAlive()).isTrue();
 *     }
 *
 * }
 * </pre> {@link McpTestClient}, {@link McpSyncClient}, {@link McpAsyncClient},
 * {@link McpClientFactory}, {@link McpServerEndpoints} and {@link McpServerProcess} are
 * injected into test and lifecycle methods. Clients are closed after the test method (or,
 * in {@code @BeforeAll} and {@code @AfterAll} methods, after the class), before the
 * servers end.
 * <p>
 * Several servers are several annotations, with names by which
 * {@link McpConnection @McpConnection} chooses; one of them may have no name, which
 * parameters mean that name none. They start at the same time. <pre class=
 * "code">
 * &#064;McpServerProcessTest(name = "bookshop", application = BookshopApplication.class)
 * &#064;McpServerProcessTest(name = "warehouse", jar = "target/warehouse-*.jar", lifecycle = PER_METHOD)
 * class DeliveryIT {
 *
 *     &#064;Test
 *     void delivers(&#064;McpConnection(server = "bookshop") McpTestClient bookshop,
 *             &#064;McpConnection(server = "warehouse") McpServerProcess warehouse) {
 * </pre> On a class, a server runs for the class and its {@code @Nested} classes, which
 * may declare further ones; on a method, or with {@link Lifecycle#PER_METHOD}, one runs
 * for each invocation of a test method. A subclass inherits the servers of its
 * superclasses. In all of these, a server takes the place of another of the same name
 * that is declared further away. Annotations that are composed of this one are found as
 * well; for subclasses, they have to be {@link Inherited @Inherited} themselves.
 * <p>
 * Together with {@code @McpServerTest}, parameters that name no server belong to the
 * slice, but for {@link McpServerProcess}.
 * <p>
 * When a test fails, what its servers have written since it began is told with the
 * failure, as suppressed exceptions: of each server the last 60 lines. Methods that run
 * at the same time and share a server find each other's lines there.
 * <p>
 * Classes and methods may run concurrently. Each class has servers of its own.
 *
 * @see McpServerProcessExtension
 */
@Target({ ElementType.TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@Repeatable(McpServerProcessTest.Servers.class)
@ExtendWith(AnnotatedServersExtension.class)
public @interface McpServerProcessTest {

	/**
	 * The name of the server, by which parameters choose it. A class that declares
	 * several servers names all of them but one.
	 * @return the name; by default that of the jar or of the application class
	 */
	String name() default "";

	/**
	 * The executable jar, usually the packaged application. Its last part may be a
	 * pattern, such as {@code target/bookshop-*.jar}.
	 * @return path of the jar, relative to the working directory of the tests
	 * @see McpServerProcess#jar(String)
	 */
	String jar() default "";

	/**
	 * The application class, instead of a jar. It runs with the class path of the tests.
	 * @return the class with the {@code main} method
	 * @see McpServerProcess#application(Class)
	 */
	Class<?> application() default void.class;

	/**
	 * Properties in form {@literal key=value}. {@code server.port} is refused, since the
	 * server always binds port 0.
	 * @return the properties
	 */
	String[] properties() default {};

	/**
	 * Profiles to activate.
	 * @return the profiles; by default those that the application has by itself
	 */
	String[] profiles() default {};

	/**
	 * Arguments of the application.
	 * @return the arguments
	 */
	String[] arguments() default {};

	/**
	 * Options of the Java virtual machine, such as {@code -Xmx256m}.
	 * @return the options
	 */
	String[] jvmOptions() default {};

	/**
	 * Environment variables in form {@literal NAME=value}, beside those of the tests.
	 * @return the variables
	 */
	String[] environment() default {};

	/**
	 * Whether what the server writes appears in the log of the tests.
	 * @return whether it does
	 * @see McpServerProcess.Builder#forwardOutput()
	 */
	boolean forwardOutput() default false;

	/**
	 * Directory in which to keep what makes further starts of the same jar faster, such
	 * as {@code target/mcpslice}.
	 * @return the directory; by default classes are not shared
	 * @see McpServerProcess.Builder#classDataSharing(java.nio.file.Path)
	 */
	String classDataSharing() default "";

	/**
	 * How long the server lives: as long as the test class, or as long as one of its test
	 * methods, with its {@code @BeforeEach} and {@code @AfterEach} methods. On a method,
	 * it is always the latter.
	 * @return the lifecycle of the server
	 */
	Lifecycle lifecycle() default Lifecycle.PER_CLASS;

	/**
	 * How long the server may take until it is ready, in a form that Spring Boot
	 * understands, such as {@code 90s} or {@code PT1M30S}; a number alone is
	 * milliseconds.
	 * @return the timeout, more than zero; by default 60 seconds
	 */
	String startTimeout() default "";

	/**
	 * Contains several {@link McpServerProcessTest @McpServerProcessTest} annotations.
	 */
	@Target({ ElementType.TYPE, ElementType.METHOD })
	@Retention(RetentionPolicy.RUNTIME)
	@Documented
	@Inherited
	@interface Servers {

		/**
		 * The annotations.
		 * @return the annotations
		 */
		McpServerProcessTest[] value();

	}

}
