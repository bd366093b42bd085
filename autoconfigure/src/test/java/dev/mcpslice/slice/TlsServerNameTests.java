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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;

import dev.mcpslice.McpServerTest;
import dev.mcpslice.TlsMaterial;
import dev.mcpslice.client.McpTestClient;
import io.netty.handler.ssl.SslHandler;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The authority that clients name is the name for which they ask as TLS begins.
 */
@McpServerTest(properties = { "mcpslice.client.authority=books.example",
		"server.ssl.server-name-bundles[0].server-name=books.example",
		"server.ssl.server-name-bundles[0].bundle=books" })
@Timeout(30)
@Tag("webflux")
class TlsServerNameTests {

	@DynamicPropertySource
	static void configure(DynamicPropertyRegistry registry) {
		TlsMaterial.serve(registry, TlsMaterial.selfSigned("default"));
		TlsMaterial.bundle(registry, "books", TlsMaterial.selfSigned("books.example"));
	}

	@Test
	void isTheAuthority(McpTestClient mcp, @Autowired Queue<String> names) {
		mcp.callTool("echo", Map.of("text", "hi")).isSuccessful().text().isEqualTo("Echo: hi");

		assertThat(names).isNotEmpty().containsOnly("books.example");
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Names {

		@Bean
		Queue<String> names() {
			return new ConcurrentLinkedQueue<>();
		}

		@Bean
		NettyServerCustomizer nameWatch(Queue<String> names) {
			return (server) -> server.doOnConnection((connection) -> {
				SslHandler tls = connection.channel().pipeline().get(SslHandler.class);
				ExtendedSSLSession session = (ExtendedSSLSession) tls.engine().getSession();
				session.getRequestedServerNames().forEach((name) -> names.add(((SNIHostName) name).getAsciiName()));
			});
		}

	}

}
