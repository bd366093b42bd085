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

package dev.mcpslice;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * Keys and certificates, made while the tests run, and what they are needed for.
 */
public final class TlsMaterial {

	/**
	 * The password of everything.
	 */
	public static final String PASSWORD = "secret";

	private TlsMaterial() {
	}

	public static X509Bundle selfSigned(String name) {
		return make(() -> builder(name).setIsCertificateAuthority(true).buildSelfSigned());
	}

	public static X509Bundle expired(String name) {
		return make(() -> builder(name).notAfter(Instant.now().minus(Duration.ofDays(1)))
			.setIsCertificateAuthority(true)
			.buildSelfSigned());
	}

	public static X509Bundle issuedBy(X509Bundle issuer, String name) {
		return make(() -> builder(name).buildIssuedBy(issuer));
	}

	private static CertificateBuilder builder(String name) {
		return new CertificateBuilder().subject("CN=" + name).ecp256();
	}

	public static KeyStore keyStore(Map<String, X509Bundle> entries) {
		return make(() -> {
			KeyStore keyStore = KeyStore.getInstance("PKCS12");
			keyStore.load(null, null);
			for (Map.Entry<String, X509Bundle> entry : entries.entrySet()) {
				keyStore.setKeyEntry(entry.getKey(), entry.getValue().getKeyPair().getPrivate(), PASSWORD.toCharArray(),
						entry.getValue().getCertificatePath());
			}
			return keyStore;
		});
	}

	public static Path file(KeyStore keyStore) {
		return make(() -> {
			Path file = Files.createTempFile("mcpslice", ".p12");
			file.toFile().deleteOnExit();
			try (OutputStream out = Files.newOutputStream(file)) {
				keyStore.store(out, PASSWORD.toCharArray());
			}
			return file;
		});
	}

	public static SslStoreBundle stores(Map<String, X509Bundle> entries) {
		return SslStoreBundle.of(keyStore(entries), PASSWORD, null);
	}

	public static SslBundle sslBundle(X509Bundle key) {
		return SslBundle.of(stores(Map.of("key", key)));
	}

	/**
	 * Has a server present a key, from a bundle that is called "server".
	 * @param registry the properties of the test
	 * @param key the key
	 */
	public static void serve(DynamicPropertyRegistry registry, X509Bundle key) {
		bundle(registry, "server", key);
		registry.add("server.ssl.bundle", () -> "server");
	}

	public static void bundle(DynamicPropertyRegistry registry, String name, X509Bundle key) {
		String keyStore = "spring.ssl.bundle.pem." + name + ".keystore.";
		registry.add(keyStore + "certificate", key::getCertificatePathPEM);
		registry.add(keyStore + "private-key", key::getPrivateKeyPEM);
	}

	public static void requireClients(DynamicPropertyRegistry registry, X509Bundle issuer) {
		registry.add("spring.ssl.bundle.pem.server.truststore.certificate", issuer::getCertificatePEM);
		registry.add("server.ssl.client-auth", () -> "need");
	}

	/**
	 * Makes what Netty needs for a server that is no slice.
	 * @param key the server's key
	 * @return the context
	 */
	public static SslContext stranger(X509Bundle key) {
		return make(() -> SslContextBuilder.forServer(key.toKeyManagerFactory()).build());
	}

	/**
	 * Makes a client that checks certificates as Java does.
	 * @param issuer the issuer that is trusted
	 * @return the context
	 */
	public static SSLContext ordinaryClient(X509Bundle issuer) {
		return make(() -> {
			SSLContext context = SSLContext.getInstance("TLS");
			context.init(null, new TrustManager[] { issuer.toTrustManager() }, null);
			return context;
		});
	}

	private static <T> T make(Maker<T> maker) {
		try {
			return maker.make();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private interface Maker<T> {

		T make() throws Exception;

	}

}
