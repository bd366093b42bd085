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

package dev.mcpslice.benchmarks.webflux;

import java.time.Duration;
import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.benchmarks.Application;
import dev.mcpslice.benchmarks.Contender;
import dev.mcpslice.benchmarks.RunningServer;
import dev.mcpslice.benchmarks.SdkClientCase;
import dev.mcpslice.benchmarks.SliceCase;
import dev.mcpslice.sample.BookshopApplication;
import dev.mcpslice.sample.bookshop.BookRepository;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.bean.override.mockito.MockitoBean;

/**
 * The bookshop, and who tests it.
 */
public final class Bookshop implements Application {

	private static final String WITHOUT_DATABASE = "spring.autoconfigure.exclude="
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration,"
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration,"
			+ "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration,"
			+ "org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration,"
			+ "org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration,"
			+ "org.springframework.boot.data.jdbc.autoconfigure.DataJdbcRepositoriesAutoConfiguration";

	@Override
	public String stack() {
		return "WebFlux";
	}

	@Override
	public Class<?> testClass(Contender contender) {
		return switch (contender) {
			case SLICE -> OnTheSlice.class;
			case TUNED -> Tuned.class;
			case AS_WRITTEN -> AsWritten.class;
			default -> throw new IllegalArgumentException(contender.name());
		};
	}

	@Override
	public RunningServer startBareServer() {
		return new BareServer(call().name());
	}

	@Override
	public String contextPath() {
		return "";
	}

	@Override
	public CallToolRequest call() {
		return CallToolRequest.builder("search_books").arguments(Map.of("query", "Ulysses")).build();
	}

	@Override
	public String jar() {
		return "../../sample-app/target/mcpslice-sample-app-*.jar";
	}

	/**
	 * Tests the bookshop by its slice.
	 */
	@McpServerTest
	@ContextConfiguration(classes = BookshopApplication.class)
	@SuppressWarnings("NullAway.Init")
	public static class OnTheSlice extends SliceCase {

		@MockitoBean
		BookRepository books;

	}

	/**
	 * Tests the whole bookshop as its first test does, database and all.
	 */
	@SpringBootTest(classes = BookshopApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
	public static class AsWritten extends SdkClientCase.Forgotten {

	}

	/**
	 * Tests the bookshop without its database, and with nothing that waits.
	 */
	@SpringBootTest(classes = { BookshopApplication.class, Tuned.NoQuietPeriod.class },
			webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "server.shutdown=immediate", "spring.main.banner-mode=off",
					"spring.main.log-startup-info=false", WITHOUT_DATABASE })
	@SuppressWarnings("NullAway.Init")
	public static class Tuned extends SdkClientCase.Closed {

		@MockitoBean
		BookRepository books;

		/**
		 * Has Reactor Netty end at once.
		 */
		@TestConfiguration(proxyBeanMethods = false)
		static class NoQuietPeriod {

			@Bean
			ReactorResourceFactory reactorResourceFactory() {
				ReactorResourceFactory resources = new ReactorResourceFactory();
				resources.setUseGlobalResources(false);
				resources.setShutdownQuietPeriod(Duration.ZERO);
				return resources;
			}

		}

	}

}
