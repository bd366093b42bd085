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
import java.security.KeyStoreException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerSslBundle;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * Whether the web server speaks TLS, and with which certificates. It is the web server's
 * factory that is asked, whose configuration may be the application's and not that of the
 * properties. For use by mcpslice itself.
 */
public final class ServerTls {

	private final List<Supplier<SslBundle>> bundles;

	private ServerTls(List<Supplier<SslBundle>> bundles) {
		this.bundles = bundles;
	}

	/**
	 * Reads what the web server of a factory speaks.
	 * @param factory the factory, which has been customized; {@code null} if it is of a
	 * kind that cannot be configured
	 * @return whether and how TLS is spoken
	 */
	public static ServerTls of(@Nullable AbstractConfigurableWebServerFactory factory) {
		Ssl ssl = (factory != null) ? factory.getSsl() : null;
		if (factory == null || !Ssl.isEnabled(ssl)) {
			return new ServerTls(List.of());
		}
		Stream<Ssl> serverNames = ssl.getServerNameBundles()
			.stream()
			.map((serverName) -> Ssl.forBundle(serverName.bundle()));
		return new ServerTls(Stream.concat(Stream.of(ssl), serverNames)
			.map((each) -> bundle(each, factory.getSslBundles()))
			.toList());
	}

	// Bundles with a name may be replaced while the server runs. What server.ssl.* says
	// itself is read once, as the server does, though the files may change.
	private static Supplier<SslBundle> bundle(Ssl ssl, @Nullable SslBundles bundles) {
		if (StringUtils.hasText(ssl.getBundle())) {
			return () -> WebServerSslBundle.get(ssl, bundles);
		}
		SslBundle bundle = WebServerSslBundle.get(ssl, bundles);
		return () -> bundle;
	}

	/**
	 * Tells whether TLS is spoken.
	 * @return whether it is
	 */
	public boolean isEnabled() {
		return !this.bundles.isEmpty();
	}

	/**
	 * Returns the certificates that a client may see, as they are now.
	 * @return the certificates, those of the default bundle first; empty without TLS
	 * @throws IllegalStateException if the server has no key
	 */
	public List<X509Certificate> certificates() {
		return this.bundles.stream()
			.map(Supplier::get)
			.flatMap((bundle) -> certificates(bundle).stream())
			.distinct()
			.toList();
	}

	private static List<X509Certificate> certificates(SslBundle bundle) {
		KeyStore keyStore = bundle.getStores().getKeyStore();
		List<X509Certificate> certificates = (keyStore != null) ? certificates(keyStore, bundle.getKey().getAlias())
				: List.of();
		Assert.state(!certificates.isEmpty(),
				() -> ("The server has no private key, so that no client can connect over TLS. Look at 'server.ssl.*' "
						+ "and 'spring.ssl.bundle.*', which say: %s")
					.formatted(bundle));
		return certificates;
	}

	private static List<X509Certificate> certificates(KeyStore keyStore, @Nullable String onlyAlias) {
		try {
			List<X509Certificate> certificates = new ArrayList<>();
			for (String alias : (onlyAlias != null) ? List.of(onlyAlias) : Collections.list(keyStore.aliases())) {
				if (keyStore.isKeyEntry(alias)
						&& keyStore.getCertificate(alias) instanceof X509Certificate certificate) {
					certificates.add(certificate);
				}
			}
			return certificates;
		}
		catch (KeyStoreException ex) {
			throw new IllegalStateException("The server's key store cannot be read", ex);
		}
	}

}
