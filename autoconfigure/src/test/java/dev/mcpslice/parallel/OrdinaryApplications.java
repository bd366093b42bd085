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

package dev.mcpslice.parallel;

import java.nio.charset.StandardCharsets;

import dev.mcpslice.internal.endpoint.EventLoops;
import io.netty.resolver.DefaultAddressResolverGroup;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/**
 * Contexts that are none of the slice: what else may run in the same JVM.
 */
final class OrdinaryApplications {

	private OrdinaryApplications() {
	}

	/**
	 * Runs the application as its main method would.
	 * @return its context, on reactor-netty's global event loops
	 */
	static ReactiveWebServerApplicationContext run() {
		return (ReactiveWebServerApplicationContext) new SpringApplication(ParallelApplication.class).run(
				"--server.port=0", "--server.address=127.0.0.1", "--server.shutdown=immediate",
				"--spring.main.web-application-type=reactive", "--spring.main.lazy-initialization=false",
				"--spring.ai.mcp.server.stdio=false", "--spring.ai.mcp.server.protocol=STREAMABLE");
	}

	/**
	 * Opens the context of an ordinary test, and closes it.
	 */
	static void openAndCloseTestContext() {
		TestContext testContext = openTestContext();
		assertServes(testContext.getApplicationContext());
		testContext.markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
	}

	static TestContext openTestContext() {
		TestContext testContext = new TestContextManager(Case.class).getTestContext();
		testContext.getApplicationContext();
		return testContext;
	}

	static void assertServes(ApplicationContext context) {
		Integer status = ask((ReactiveWebServerApplicationContext) context).map(Integer::valueOf).block();
		if (status == null || status != 400) {
			throw new AssertionError("answered with " + status);
		}
	}

	/**
	 * Asks a server for something, over event loops that nobody disposes of.
	 * @param context the context of the server
	 * @return the status of its answer: 400, since nobody asks like this
	 */
	static Mono<String> ask(ReactiveWebServerApplicationContext context) {
		return HttpClient.create(ConnectionProvider.newConnection())
			.runOn(EventLoops.ofClients())
			.resolver(DefaultAddressResolverGroup.INSTANCE)
			.get()
			.uri("http://127.0.0.1:" + context.getWebServer().getPort() + "/mcp")
			.responseSingle((response, body) -> body.asString(StandardCharsets.UTF_8)
				.defaultIfEmpty("")
				.map((text) -> Integer.toString(response.status().code())));
	}

	@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
			properties = { "spring.main.web-application-type=reactive", "spring.main.lazy-initialization=false",
					"spring.ai.mcp.server.protocol=STREAMABLE" })
	static class Case {

	}

}
