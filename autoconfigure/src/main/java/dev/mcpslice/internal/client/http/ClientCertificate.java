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
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.stream.Collectors;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.SslBundle;

/**
 * The certificate with which a client identifies itself when a server asks for one, out
 * of an SSL bundle. Remembers what a server has asked for and got.
 * <p>
 * If the bundle has an alias, it decides, whatever issuers the server names. Spring
 * Boot's key managers heed an alias on the side of the server only.
 */
final class ClientCertificate extends X509ExtendedKeyManager {

	private static final int ISSUERS_SHOWN = 3;

	private final X509ExtendedKeyManager keys;

	private final @Nullable String alias;

	private volatile @Nullable String exchange;

	/**
	 * Creates a key manager.
	 * @param bundle the bundle that has the key, or has none
	 * @throws IllegalStateException if the keys of the bundle cannot be used
	 */
	ClientCertificate(SslBundle bundle) {
		this.keys = Arrays.stream(bundle.getManagers().getKeyManagers())
			.filter(X509ExtendedKeyManager.class::isInstance)
			.map(X509ExtendedKeyManager.class::cast)
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("The SSL bundle has no X.509 key manager: " + bundle));
		this.alias = bundle.getKey().getAlias();
	}

	/**
	 * Returns what the server has asked for and what it got, last.
	 * @return a part of a sentence about the server, or {@code null} if it has not asked
	 */
	@Nullable String exchange() {
		return this.exchange;
	}

	private @Nullable String choose(@Nullable String found, Principal @Nullable [] issuers) {
		String chosen = (this.alias != null) ? this.alias : found;
		X509Certificate[] chain = (chosen != null) ? this.keys.getCertificateChain(chosen) : null;
		this.exchange = "asked for a client certificate%s and got %s".formatted(
				(issuers != null && issuers.length > 0) ? describe(issuers) : "",
				(chain != null) ? chain[0].getSubjectX500Principal() : "none");
		return chosen;
	}

	private static String describe(Principal[] issuers) {
		return Arrays.stream(issuers)
			.limit(ISSUERS_SHOWN)
			.map(Principal::getName)
			.collect(Collectors.joining(" or ", " issued by ", (issuers.length > ISSUERS_SHOWN) ? " or others" : ""));
	}

	@Override
	public @Nullable String chooseEngineClientAlias(String[] keyTypes, Principal @Nullable [] issuers,
			SSLEngine engine) {
		return choose(this.keys.chooseEngineClientAlias(keyTypes, issuers, engine), issuers);
	}

	@Override
	public @Nullable String chooseClientAlias(String[] keyTypes, Principal @Nullable [] issuers, Socket socket) {
		return choose(this.keys.chooseClientAlias(keyTypes, issuers, socket), issuers);
	}

	@Override
	public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
		return this.keys.getClientAliases(keyType, issuers);
	}

	@Override
	public X509Certificate @Nullable [] getCertificateChain(String alias) {
		return this.keys.getCertificateChain(alias);
	}

	@Override
	public @Nullable PrivateKey getPrivateKey(String alias) {
		return this.keys.getPrivateKey(alias);
	}

	@Override
	public @Nullable String chooseServerAlias(String keyType, Principal @Nullable [] issuers, Socket socket) {
		return null;
	}

	@Override
	public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
		return null;
	}

}
