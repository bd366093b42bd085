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

package dev.mcpslice.internal.server;

import java.util.Map;

import dev.mcpslice.internal.identity.ServerTls;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerApplicationContext;
import org.springframework.boot.web.server.reactive.context.ReactiveWebServerInitializedEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link QuickClose}.
 */
@ExtendWith(OutputCaptureExtension.class)
@ResourceLock(Resources.SYSTEM_OUT)
class QuickCloseTests {

	private final McpServerTransportProviderBase transport = mock(McpServerTransportProviderBase.class);

	private final GenericApplicationContext context = new GenericApplicationContext();

	private final WebServer webServer = mock(WebServer.class);

	private final ReactiveWebServerApplicationContext webContext = new ReactiveWebServerApplicationContext();

	private final DefaultMcpServerEndpoints endpoints = new DefaultMcpServerEndpoints(this.webContext, null, "",
			Map::of, () -> ServerTls.of(null));

	private final QuickClose quickClose = new QuickClose(this.context, this.endpoints, mock(WebStack.class));

	@BeforeEach
	void registerBeans() {
		this.context.registerBean(McpServerTransportProviderBase.class, () -> this.transport);
		this.context.registerBean(QuickClose.class, () -> this.quickClose);
	}

	@Test
	void comesFirstAndIsNeverPaused() {
		assertThat(this.quickClose.getPhase()).isEqualTo(SmartLifecycle.DEFAULT_PHASE);
		assertThat(this.quickClose.isPauseable()).isFalse();
	}

	@Test
	void contextThatCloses() {
		given(this.transport.closeGracefully()).willReturn(Mono.empty());
		this.context.refresh();
		assertThat(this.quickClose.isRunning()).isTrue();

		this.context.close();

		then(this.transport).should().closeGracefully();
		assertThat(this.quickClose.isRunning()).isFalse();
	}

	@Test
	void contextThatOnlyStopsKeepsItsTransports() {
		this.context.refresh();

		this.context.stop();

		then(this.transport).should(never()).closeGracefully();
		assertThat(this.quickClose.isRunning()).isFalse();
	}

	@Test
	void endpointsKnowOfTheEndBeforeTheServerStops() {
		WebServerInitializedEvent event = new ReactiveWebServerInitializedEvent(this.webServer, this.webContext);
		given(this.webServer.getPort()).willReturn(1);
		this.context.refresh();
		this.endpoints.onApplicationEvent(event);
		assertThat(this.endpoints.port()).isEqualTo(1);

		this.context.stop();
		assertThatIllegalStateException().isThrownBy(this.endpoints::port).withMessageContaining("has been stopped");

		this.endpoints.onApplicationEvent(event);
		assertThat(this.endpoints.port()).isEqualTo(1);
	}

	@Test
	void transportThatDoesNotCloseIsNotWaitedForLong(CapturedOutput output) {
		given(this.transport.closeGracefully()).willReturn(Mono.never());
		this.context.refresh();

		this.context.close();

		assertThat(output).contains("MCP sessions did not close within 2 s, their connections are dropped");
	}

}
