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

package dev.mcpslice.process;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.mcpslice.TlsMaterial;
import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.reporter.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ServerReport} and the {@link ProcessEndpoints} that follow from it.
 */
class ServerReportTests {

	private Message message = Message.of("listening")
		.with("port", "4711")
		.with("reactive", "true")
		.with("tls", "false")
		.with("transports", "SSE,STREAMABLE_HTTP");

	private ProcessEndpoints endpoints(String... properties) {
		return endpointsAt("127.0.0.1", properties);
	}

	private ProcessEndpoints endpointsAt(String address, String... properties) {
		ServerProcess process = mock(ServerProcess.class);
		given(process.isAlive()).willReturn(true);
		given(process.exit()).willReturn(new CompletableFuture<>());
		Map<String, String> map = (properties.length > 0) ? Map.of(properties[0], properties[1]) : Map.of();
		return new ProcessEndpoints("bookshop", process, ServerReport.of(this.message, address, map));
	}

	@Test
	void hasTheDefaultPathsOfItsTransports() {
		ProcessEndpoints endpoints = endpoints();

		assertThat(endpoints.transports()).containsExactly(McpTransport.STREAMABLE_HTTP, McpTransport.SSE);
		assertThat(endpoints.uri(McpTransport.STREAMABLE_HTTP)).hasToString("http://127.0.0.1:4711/mcp");
		assertThat(endpoints.uri(McpTransport.SSE)).hasToString("http://127.0.0.1:4711/sse");
	}

	@Test
	void hasThePathsThatAreReported() {
		this.message = this.message.with("spring.ai.mcp.server.sse-endpoint", "/events")
			.with("spring.webflux.base-path", "/api")
			.with("tls", "true");

		assertThat(endpoints().uri(McpTransport.SSE)).hasToString("https://127.0.0.1:4711/api/events");
	}

	@Test
	void hasThePathsOfTheTest() {
		assertThat(endpoints("mcpslice.server.endpoints.sse", "/there").uri(McpTransport.SSE))
			.hasToString("http://127.0.0.1:4711/there");
		assertThat(endpoints("mcpslice.server.endpoints.sse", "/there").uri(McpTransport.STREAMABLE_HTTP))
			.hasToString("http://127.0.0.1:4711/mcp");
	}

	@ParameterizedTest
	@CsvSource({ "/shop, /, /shop", "/shop/, /mvc/, /shop/mvc", "'', /mvc, /mvc", "/, /, ''" })
	void basePathOfServletsIsThatOfContextAndDispatcher(String contextPath, String servletPath, String basePath) {
		this.message = this.message.with("reactive", "false")
			.with("server.servlet.context-path", contextPath)
			.with("spring.mvc.servlet.path", servletPath)
			.with("spring.webflux.base-path", "/wrong");

		assertThat(endpoints().baseUri()).hasToString("http://127.0.0.1:4711" + basePath);
	}

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, 127.0.0.1", "::1, [0:0:0:0:0:0:0:1]" })
	void namesTheAddressOfTheTest(String address, String host) {
		assertThat(endpointsAt(address).baseUri()).hasToString("http://" + host + ":4711");
	}

	@Test
	void refusesAnAddressThatIsNone() {
		assertThatIllegalArgumentException().isThrownBy(() -> endpointsAt("no address"))
			.withMessage("server.address is 'no address', which is none");
	}

	@Test
	void transportThatIsNoBeanIsWhereTheTestSays() {
		this.message = this.message.with("transports", "");

		assertThat(endpoints("mcpslice.server.endpoints.stateless", "/talk").uri(McpTransport.STATELESS))
			.hasToString("http://127.0.0.1:4711/talk");
		assertThatIllegalStateException().isThrownBy(endpoints()::defaultTransport)
			.withMessageStartingWith("The application of 'bookshop' has no transport over HTTP among its beans. Is ");
	}

	@Test
	void describesWhatItServes() {
		assertThat(ServerReport.of(this.message, "127.0.0.1", Map.of()).describe())
			.isEqualTo("streamable HTTP at http://127.0.0.1:4711/mcp, SSE at http://127.0.0.1:4711/sse");
		assertThat(ServerReport.of(this.message.with("transports", ""), "127.0.0.1", Map.of()).describe())
			.isEqualTo("http://127.0.0.1:4711, no MCP transport");
	}

	@Test
	void hasTheCertificatesThatAreReported() throws CertificateEncodingException {
		X509Certificate first = TlsMaterial.selfSigned("first").getCertificate();
		X509Certificate second = TlsMaterial.selfSigned("second").getCertificate();
		this.message = this.message.with("certificates", encode(first) + "," + encode(second));

		assertThat(endpoints().certificates()).containsExactly(first, second);
	}

	private static String encode(X509Certificate certificate) throws CertificateEncodingException {
		return Base64.getEncoder().encodeToString(certificate.getEncoded());
	}

	@Test
	void refusesACertificateThatCannotBeRead() {
		this.message = this.message.with("certificates", "AAAA");

		assertThatIllegalArgumentException().isThrownBy(this::endpoints)
			.withMessage("A certificate that cannot be read");
	}

}
