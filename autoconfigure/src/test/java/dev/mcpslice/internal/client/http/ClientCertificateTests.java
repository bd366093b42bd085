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

import java.security.Principal;
import java.util.Map;
import java.util.stream.Stream;

import javax.net.ssl.KeyManager;
import javax.security.auth.x500.X500Principal;

import dev.mcpslice.TlsMaterial;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslManagerBundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ClientCertificate}.
 */
class ClientCertificateTests {

	private static final String[] EC = { "EC" };

	private static final X509Bundle CLIENT = TlsMaterial.issuedBy(TlsMaterial.selfSigned("issuer"), "client");

	private final ClientCertificate certificate = new ClientCertificate(TlsMaterial.sslBundle(CLIENT));

	private static Principal[] issuers(String... names) {
		return Stream.of(names).map((name) -> new X500Principal("CN=" + name)).toArray(Principal[]::new);
	}

	@Test
	void serverThatHasNotAskedHasGotNothing() {
		assertThat(this.certificate.exchange()).isNull();
	}

	@Test
	void certificateOfAnAcceptedIssuerIsChosen() {
		assertThat(this.certificate.chooseEngineClientAlias(EC, issuers("other", "issuer"), null)).isEqualTo("key");
		assertThat(this.certificate.exchange())
			.isEqualTo("asked for a client certificate issued by CN=other or CN=issuer and got CN=client");
		assertThat(this.certificate.getCertificateChain("key")).startsWith(CLIENT.getCertificate());
		assertThat(this.certificate.getPrivateKey("key")).isEqualTo(CLIENT.getKeyPair().getPrivate());
		assertThat(this.certificate.getClientAliases("EC", null)).containsExactly("key");
	}

	@Test
	void certificateOfAnyIssuerIsChosenWhenTheServerNamesNone() {
		assertThat(this.certificate.chooseClientAlias(EC, issuers(), null)).isEqualTo("key");
		assertThat(this.certificate.exchange()).isEqualTo("asked for a client certificate and got CN=client");
		assertThat(this.certificate.chooseClientAlias(EC, null, null)).isEqualTo("key");
		assertThat(this.certificate.exchange()).isEqualTo("asked for a client certificate and got CN=client");
	}

	@Test
	void certificateOfAnotherIssuerIsNotChosen() {
		assertThat(this.certificate.chooseEngineClientAlias(EC, issuers("a", "b", "c"), null)).isNull();
		assertThat(this.certificate.exchange())
			.isEqualTo("asked for a client certificate issued by CN=a or CN=b or CN=c and got none");
		assertThat(this.certificate.chooseEngineClientAlias(EC, issuers("a", "b", "c", "d"), null)).isNull();
		assertThat(this.certificate.exchange())
			.isEqualTo("asked for a client certificate issued by CN=a or CN=b or CN=c or others and got none");
	}

	@Test
	void aliasIsChosenWhateverTheServerAccepts() {
		ClientCertificate aliased = new ClientCertificate(
				SslBundle.of(TlsMaterial.stores(Map.of("key", CLIENT)), SslBundleKey.of(null, "key")));

		assertThat(aliased.chooseEngineClientAlias(EC, issuers("other"), null)).isEqualTo("key");
		assertThat(aliased.exchange()).isEqualTo("asked for a client certificate issued by CN=other and got CN=client");
	}

	@Test
	void serversAreOthers() {
		assertThat(this.certificate.chooseServerAlias("EC", null, null)).isNull();
		assertThat(this.certificate.getServerAliases("EC", null)).isNull();
	}

	@Test
	void bundleWithoutKeyManagersIsRefused() {
		SslManagerBundle managers = mock();
		given(managers.getKeyManagers()).willReturn(new KeyManager[0]);

		assertThatIllegalStateException()
			.isThrownBy(() -> new ClientCertificate(SslBundle.of(null, null, null, null, managers)))
			.withMessageStartingWith("The SSL bundle has no X.509 key manager: ");
	}

}
