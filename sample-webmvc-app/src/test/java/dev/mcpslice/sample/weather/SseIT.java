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

package dev.mcpslice.sample.weather;

import java.net.URI;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.process.McpServerProcess;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The weather office over SSE and TLS, with a path for Spring MVC's servlet.
 */
class SseIT extends SessionContract {

	private static X509Bundle key;

	private static McpServerProcess server;

	@BeforeAll
	static void start() throws Exception {
		key = new CertificateBuilder().subject("CN=weather").ecp256().setIsCertificateAuthority(true).buildSelfSigned();
		server = WeatherProcess.packaged()
			.properties("spring.ai.mcp.server.protocol=SSE", "spring.mvc.servlet.path=/api/",
					"spring.ai.mcp.server.base-url=/weather/api",
					"server.ssl.certificate=" + key.getCertificatePathPEM(),
					"server.ssl.certificate-private-key=" + key.getPrivateKeyPEM())
			.start();
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@Override
	McpServerProcess server() {
		return server;
	}

	@Test
	void isFoundBelowBothPaths() {
		assertThat(server.endpoints().transports()).containsExactly(McpTransport.SSE);
		assertThat(server.endpoints().uri(McpTransport.SSE))
			.isEqualTo(URI.create("https://127.0.0.1:%d/weather/api/sse".formatted(server.endpoints().port())));
	}

	@Test
	void reportsItsCertificate() {
		assertThat(server.endpoints().certificates()).containsExactly(key.getCertificate());
	}

}
