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

package dev.mcpslice.internal.identity;

import java.security.KeyStore;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import dev.mcpslice.TlsMaterial;
import io.netty.pkitesting.X509Bundle;
import org.junit.jupiter.api.Test;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.web.server.Ssl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ServerTls}.
 */
class ServerTlsTests {

	private static final X509Bundle KEY = TlsMaterial.selfSigned("server");

	private final NettyReactiveWebServerFactory factory = new NettyReactiveWebServerFactory();

	private ServerTls tls(SslBundle bundle) {
		this.factory.setSsl(Ssl.forBundle("server"));
		this.factory.setSslBundles(new DefaultSslBundleRegistry("server", bundle));
		return ServerTls.of(this.factory);
	}

	@Test
	void factoryThatNobodyCanConfigureHasNone() {
		assertThat(ServerTls.of(null).isEnabled()).isFalse();
		assertThat(ServerTls.of(null).certificates()).isEmpty();
	}

	@Test
	void factoryWithoutSslHasNone() {
		assertThat(ServerTls.of(this.factory).isEnabled()).isFalse();
		assertThat(ServerTls.of(this.factory).certificates()).isEmpty();
	}

	@Test
	void trustedCertificatesAreNotTheServers() throws Exception {
		KeyStore keyStore = TlsMaterial.keyStore(Map.of("key", KEY));
		keyStore.setCertificateEntry("other", TlsMaterial.selfSigned("other").getCertificate());

		ServerTls tls = tls(SslBundle.of(SslStoreBundle.of(keyStore, TlsMaterial.PASSWORD, keyStore)));

		assertThat(tls.isEnabled()).isTrue();
		assertThat(tls.certificates()).containsExactly(KEY.getCertificate());
	}

	@Test
	void serverWithoutKeyStoreIsNamed() {
		ServerTls tls = tls(SslBundle.of(null, SslBundleKey.of(null, "quay")));

		assertThat(tls.isEnabled()).isTrue();
		assertThatIllegalStateException().isThrownBy(tls::certificates)
			.withMessageStartingWith("The server has no private key, so that no client can connect over TLS.")
			.withMessageContaining("quay");
	}

	@Test
	void keyStoreWithoutTheAliasIsNamed() {
		ServerTls tls = tls(SslBundle.of(TlsMaterial.stores(Map.of("key", KEY)), SslBundleKey.of(null, "quay")));

		assertThatIllegalStateException().isThrownBy(tls::certificates).withMessageContaining("quay");
	}

	@Test
	void keyWithoutAnX509CertificateIsNamed() throws Exception {
		KeyStore keyStore = KeyStore.getInstance("JCEKS");
		keyStore.load(null, null);
		keyStore.setKeyEntry("key", new SecretKeySpec(new byte[16], "AES"), new char[] { 'x' }, null);
		ServerTls tls = tls(SslBundle.of(SslStoreBundle.of(keyStore, null, null)));

		assertThatIllegalStateException().isThrownBy(tls::certificates)
			.withMessageStartingWith("The server has no private key");
	}

	@Test
	void keyStoreThatCannotBeReadIsNamed() throws Exception {
		KeyStore keyStore = KeyStore.getInstance("PKCS12");
		ServerTls tls = tls(SslBundle.of(SslStoreBundle.of(keyStore, null, null)));

		assertThatIllegalStateException().isThrownBy(tls::certificates)
			.withMessage("The server's key store cannot be read");
	}

}
