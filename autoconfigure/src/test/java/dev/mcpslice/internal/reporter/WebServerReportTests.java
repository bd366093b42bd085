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

package dev.mcpslice.internal.reporter;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Properties;

import dev.mcpslice.TlsMaterial;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link WebServerReport}, for what is rarely there.
 */
class WebServerReportTests {

	private final Properties properties = new Properties();

	private final Assignment assignment = new Assignment(this.properties);

	@Test
	void managementServerIsNotMeant() {
		WebServerApplicationContext context = mock(WebServerApplicationContext.class);
		given(context.getServerNamespace()).willReturn("management");
		WebServerInitializedEvent event = mock(WebServerInitializedEvent.class);
		given(event.getApplicationContext()).willReturn(context);

		assertThat(WebServerReport.of(event, this.assignment)).isEmpty();
	}

	@Test
	void transportsAreThoseOfKnownTypesThatAreNotExcluded() {
		this.properties.setProperty("excluded-transport", StdioServerTransportProvider.class.getName());
		this.properties.setProperty("transport.SSE", McpServerTransportProvider.class.getName());
		this.properties.setProperty("transport.ANY", Runnable.class.getName());
		this.properties.setProperty("transport.OTHER", "org.example.NoSuchTransport");
		// A bean of the very class: a mock is of another.
		StdioServerTransportProvider stdio = new StdioServerTransportProvider(McpJsonDefaults.getMapper());
		Runnable any = () -> {
		};

		assertThat(WebServerReport.transports(new StaticListableBeanFactory(Map.of("any", any, "stdio", stdio)),
				this.assignment))
			.isEqualTo("ANY");
	}

	@Test
	void certificateThatCannotBeEncodedIsRefused() throws CertificateEncodingException {
		X509Certificate certificate = mock(X509Certificate.class);
		given(certificate.getEncoded()).willThrow(new CertificateEncodingException());

		assertThat(WebServerReport.encode(TlsMaterial.selfSigned("server").getCertificate())).isNotEmpty();
		assertThatIllegalStateException().isThrownBy(() -> WebServerReport.encode(certificate))
			.withMessage("A certificate of the server cannot be reported");
	}

}
