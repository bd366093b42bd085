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

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.LocalMcpServerPort;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.context.ContextLeaseExtension;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.context.filter.annotation.TypeExcludeFilters;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.core.annotation.AliasFor;
import org.springframework.core.env.Environment;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Annotation for a test of a Model Context Protocol server that focuses on the server:
 * its tools, resources, prompts and completions, over real HTTP.
 * <p>
 * The web server listens on a port of the loopback address that the operating system
 * chooses. A test method gets a client that is connected already, as a parameter:
 * <pre class="code">
 * &#064;McpServerTest
 * class BookshopToolsTests {
 *
 *     &#064;MockitoBean
 *     BookRepository books;
 *
 *     &#064;Test
 *     void findsTheBooksOfAnAuthor(McpTestClient mcp) {
 *         given(this.books.findTitles("Knut Hamsun")).willReturn(List.of("Sult"));
 *
 *         mcp.callTool("search_books", Map.of("author", "Knut Hamsun"))
 *             .isSuccessful().text().contains("Sult");
 *     }
 *
 * }
 * </pre> The SDK's {@code McpSyncClient} and {@code McpAsyncClient} are injected as well.
 * Both of the protocol's HTTP transports are served, whichever the application is
 * configured for; {@link McpConnection @McpConnection} chooses. The web stack is the
 * application's own: Spring MVC on Tomcat or Jetty, or WebFlux on Reactor Netty. An
 * application that speaks over stdio only is served over HTTP.
 * <p>
 * Only auto-configuration that changes how the beans of an MCP server behave is applied,
 * and none that connects to the outside. Of the application's components, those are in
 * the slice that
 * <ul>
 * <li>have methods annotated with {@code @McpTool}, {@code @McpResource},
 * {@code @McpPrompt}, {@code @McpComplete} or {@code @Tool}, or are a
 * {@code ToolCallback}, a {@code ToolCallbackProvider} or a specification of the MCP
 * SDK,</li>
 * <li>take the MCP server: in a constructor, a field or the parameter of a method, also
 * as an {@code ObjectProvider},</li>
 * <li>make, protect or customize the server or its transport: customizers of Spring AI,
 * {@code WebServerFactoryCustomizer}, {@code CodecCustomizer}, {@code WebFilter},
 * {@code WebFluxConfigurer}, {@code Filter}, {@code WebMvcConfigurer}, the types of
 * Spring Security, and others that the documentation lists,</li>
 * <li>change how other beans behave: aspects, bean post-processors, executors, cache
 * managers, converters, modules and mappers of JSON, and others that the documentation
 * lists,</li>
 * <li>are a {@code @Configuration} or component class with a {@code @Bean} method that
 * returns one of the above, or a collection or array of it, or takes the server. Such a
 * class brings <em>all</em> its beans along.</li>
 * </ul>
 * Everything else ({@code @Service}, {@code @Repository}, {@code @Controller}, data
 * sources, …) is left out and is typically replaced with {@code @MockitoBean} or added
 * with {@code @Import}.
 * <p>
 * Inside, {@link McpServerEndpoints}, {@link McpClientFactory} and {@code WebTestClient}
 * are beans, and {@link LocalMcpServerPort @LocalMcpServerPort} injects the port.
 * <p>
 * Test classes that are configured alike share one application context, as everywhere in
 * the Spring TestContext Framework. Classes may run concurrently: contexts load at the
 * same time, none is closed while a class uses it, and one with bean overrides
 * ({@code @MockitoBean} and its siblings) is lent to one class at a time, together with
 * its {@code @Nested} classes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(McpServerTestContextBootstrapper.class)
@ExtendWith({ ContextLeaseExtension.class, SpringExtension.class, McpServerExtension.class })
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(McpServerTypeExcludeFilter.class)
@AutoConfigureWebTestClient
@ImportAutoConfiguration
@SliceAutoConfiguration
public @interface McpServerTest {

	/**
	 * Alias for {@link #components()}.
	 * @return the components to test
	 */
	@AliasFor("components")
	Class<?>[] value() default {};

	/**
	 * The components to test: a class with tools, for example. Of the components that
	 * offer something to clients, or take the MCP server, only these are in the slice.
	 * What makes, protects and customizes the server stays. Each of them has to be a
	 * component of the application; other classes are added with {@code @Import}. Methods
	 * annotated with Spring AI's {@code @Tool} become tools, unless a bean of type
	 * {@code ToolCallbackProvider} makes them ones.
	 * @return the components to test, or none for all
	 */
	@AliasFor("value")
	Class<?>[] components() default {};

	/**
	 * Properties in form {@literal key=value} that should be added to the Spring
	 * {@link Environment} before the test runs. {@code server.address} moves the server
	 * from the loopback address to another; {@code server.port} is refused, since the
	 * server always binds port 0.
	 * @return the properties to add
	 */
	String[] properties() default {};

	/**
	 * The transports to serve. By default the one that the application is configured for,
	 * and beside it the other of streamable HTTP and SSE. A set without the configured
	 * one makes the first of the set the configured one. {@link McpTransport#STATELESS
	 * STATELESS} stands alone. Transports that the application defines as beans itself
	 * stay as they are, and have to be in the set.
	 * @return the transports to serve, or none for the default
	 */
	McpTransport[] transports() default {};

	/**
	 * Determines if default filtering should be used with {@code @SpringBootApplication}.
	 * By default only the components that are listed above are included.
	 * @return if default filters should be used
	 * @see #includeFilters()
	 * @see #excludeFilters()
	 */
	boolean useDefaultFilters() default true;

	/**
	 * A set of include filters which can be used to add otherwise filtered beans to the
	 * application context.
	 * @return include filters to apply
	 */
	Filter[] includeFilters() default {};

	/**
	 * A set of exclude filters which can be used to filter beans that would otherwise be
	 * added to the application context.
	 * @return exclude filters to apply
	 */
	Filter[] excludeFilters() default {};

	/**
	 * Auto-configuration exclusions that should be applied for this test.
	 * @return auto-configuration exclusions to apply
	 */
	@AliasFor(annotation = ImportAutoConfiguration.class, attribute = "exclude")
	Class<?>[] excludeAutoConfiguration() default {};

}
