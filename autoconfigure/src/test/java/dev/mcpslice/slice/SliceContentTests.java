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

package dev.mcpslice.slice;

import java.util.Map;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.slice.app.CalculatorConfiguration;
import dev.mcpslice.slice.app.Greeter;
import dev.mcpslice.slice.app.ListedAutoConfiguration;
import dev.mcpslice.slice.app.ListedComponent;
import dev.mcpslice.slice.app.PageController;
import dev.mcpslice.slice.app.ServerNameFilter;
import dev.mcpslice.slice.app.UnrelatedConfiguration;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Prompt;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ResourceTemplate;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What of an application is in the slice and what is not.
 */
@McpServerTest
class SliceContentTests {

	@Autowired
	private ApplicationContext context;

	@Autowired
	private WebTestClient web;

	@Test
	@Tag("webflux")
	void contextIsReactive() {
		assertThat(this.context).isInstanceOf(ReactiveWebServerApplicationContext.class);
	}

	@Test
	void toolsOfAllKindsAreIn(McpSyncClient mcp) {
		assertThat(Calls.toolNames(mcp)).containsExactlyInAnyOrder("echo", "greet", "add", "specified");
	}

	@Test
	void toolAnnotatedMethodIsCalled(McpSyncClient mcp) {
		assertThat(Calls.text(mcp, "add", Map.of("left", 40, "right", 2))).isEqualTo("42");
	}

	@Test
	void specifiedToolIsCalled(McpSyncClient mcp) {
		assertThat(Calls.text(mcp, "specified", Map.of())).isEqualTo("from a specification");
	}

	@Test
	void resourcesAreIn(McpSyncClient mcp) {
		assertThat(mcp.listResources().resources()).extracting(Resource::uri).containsExactly("memo://today");
		assertThat(mcp.listResourceTemplates().resourceTemplates()).extracting(ResourceTemplate::uriTemplate)
			.containsExactly("memo://{day}");
		assertThat(mcp.readResource(ReadResourceRequest.builder("memo://today").build()).contents()).singleElement()
			.isInstanceOfSatisfying(TextResourceContents.class,
					(contents) -> assertThat(contents.text()).isEqualTo("buy milk"));
	}

	@Test
	void promptsAreIn(McpSyncClient mcp) {
		assertThat(mcp.listPrompts().prompts()).extracting(Prompt::name).containsExactly("greeting");
		assertThat(
				mcp.getPrompt(GetPromptRequest.builder("greeting").arguments(Map.of("name", "Ада")).build()).messages())
			.hasSize(1);
	}

	@Test
	@Tag("webflux")
	void webFilterIsIn() {
		assertThat(this.context.getBeansOfType(ServerNameFilter.class)).hasSize(1);

		this.web.get().uri("/").exchange().expectHeader().valueEquals("X-Served-By", "slice");
	}

	@Test
	void sslBundlesOfTheApplicationAreIn() {
		assertThat(this.context.getBean(SslBundles.class).getBundleNames()).contains("application");
	}

	@Test
	void configurationWithSliceBeansBringsAllItsBeans() {
		assertThat(this.context.getBeansOfType(CalculatorConfiguration.class)).hasSize(1);
		assertThat(this.context.getBeansOfType(StringBuilder.class)).containsOnlyKeys("broughtAlong");
	}

	@Test
	void whatALibraryListsIsIn() {
		assertThat(this.context.getBeansOfType(ListedComponent.class)).hasSize(1);
		assertThat(this.context.getBeansOfType(ListedAutoConfiguration.class)).hasSize(1);
	}

	@Test
	void everythingElseIsOut() {
		assertThat(this.context.getBeansOfType(Greeter.class)).isEmpty();
		assertThat(this.context.getBeansOfType(PageController.class)).isEmpty();
		assertThat(this.context.getBeansOfType(UnrelatedConfiguration.class)).isEmpty();

		this.web.get().uri("/page").exchange().expectStatus().isNotFound();
	}

}
