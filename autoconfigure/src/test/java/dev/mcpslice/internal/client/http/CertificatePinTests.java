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

package dev.mcpslice.internal.client.http;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

import javax.net.ssl.SSLEngine;

import dev.mcpslice.TlsMaterial;
import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.identity.ServerIdentity;
import io.netty.pkitesting.X509Bundle;
import org.assertj.core.api.ThrowableTypeAssert;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CertificatePin}.
 */
class CertificatePinTests {

	private static final X509Bundle ISSUER = TlsMaterial.selfSigned("issuer");

	private static final X509Certificate[] FIRST = TlsMaterial.issuedBy(ISSUER, "first").getCertificatePathWithRoot();

	private static final X509Certificate[] SECOND = TlsMaterial.issuedBy(ISSUER, "second").getCertificatePathWithRoot();

	private final McpServerEndpoints endpoints = mock();

	private final CertificatePin pin = new CertificatePin(this.endpoints, new ServerIdentity("1", "BookTests"));

	private static ThrowableTypeAssert<CertificateException> assertThatDistrust() {
		return assertThatExceptionOfType(CertificateException.class);
	}

	@Test
	void expectedCertificatesAreTrustedAsTheyAreNow() {
		given(this.endpoints.certificates()).willReturn(List.of(FIRST[0]))
			.willReturn(List.of(SECOND[0], FIRST[0]))
			.willReturn(List.of(FIRST[0]))
			.willReturn(List.of(SECOND[0]));

		assertThatNoException().isThrownBy(() -> this.pin.checkServerTrusted(FIRST, "UNKNOWN", (SSLEngine) null));
		assertThatNoException().isThrownBy(() -> this.pin.checkServerTrusted(FIRST, "UNKNOWN", (Socket) null));
		assertThatNoException().isThrownBy(() -> this.pin.checkServerTrusted(FIRST, "UNKNOWN"));
		assertThatDistrust().isThrownBy(() -> this.pin.checkServerTrusted(FIRST, "UNKNOWN"));
	}

	@Test
	void issuerIsNotTrusted() {
		given(this.endpoints.certificates()).willReturn(List.of(ISSUER.getCertificate(), SECOND[0]));

		assertThatDistrust().isThrownBy(() -> this.pin.checkServerTrusted(FIRST, "UNKNOWN"))
			.withMessageStartingWith(
					"The server presented the certificate CN=first (serial number %x, issued by CN=issuer), but the "
							+ "MCP server of BookTests has CN=issuer (serial number %x, issued by CN=issuer) or "
							+ "CN=second (serial number %x, issued by CN=issuer). ",
					FIRST[0].getSerialNumber(), ISSUER.getCertificate().getSerialNumber(), SECOND[0].getSerialNumber());
	}

	@Test
	void serverWithoutTlsHasNoneToTrust() {
		CertificatePin unidentified = new CertificatePin(this.endpoints, null);
		given(this.endpoints.certificates()).willReturn(List.of());

		assertThatDistrust().isThrownBy(() -> unidentified.checkServerTrusted(FIRST, "UNKNOWN"))
			.withMessageContaining("but the MCP server under test has none: it is served without TLS. ");
	}

	@Test
	void clientsAreNotTrusted() {
		assertThatDistrust().isThrownBy(() -> this.pin.checkClientTrusted(FIRST, "UNKNOWN"));
		assertThatDistrust().isThrownBy(() -> this.pin.checkClientTrusted(FIRST, "UNKNOWN", (Socket) null));
		assertThatDistrust().isThrownBy(() -> this.pin.checkClientTrusted(FIRST, "UNKNOWN", (SSLEngine) null));
		assertThat(this.pin.getAcceptedIssuers()).isEmpty();
	}

}
