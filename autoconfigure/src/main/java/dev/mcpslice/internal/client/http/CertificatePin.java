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
import java.util.Objects;
import java.util.stream.Collectors;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

import dev.mcpslice.endpoint.McpServerEndpoints;
import dev.mcpslice.internal.identity.ServerIdentity;
import org.jspecify.annotations.Nullable;

/**
 * Trusts the certificate of the server under test, as it is at the time of a handshake,
 * and no other.
 * <p>
 * Nothing else of the certificate is looked at: not its issuer, which may be unknown to
 * this machine, not its names, which are hardly those of the loopback address, not its
 * dates and algorithms. That it is the very certificate which the server was given, and
 * that the peer has its private key, says more than all of these.
 * <p>
 * Netty's {@code FingerprintTrustManagerFactory} is made for certificates that are known
 * beforehand: it would not follow a server that starts again with another one, and its
 * error names neither the server that is meant nor the certificates.
 */
final class CertificatePin extends X509ExtendedTrustManager {

	private final McpServerEndpoints endpoints;

	private final @Nullable ServerIdentity identity;

	CertificatePin(McpServerEndpoints endpoints, @Nullable ServerIdentity identity) {
		this.endpoints = endpoints;
		this.identity = identity;
	}

	private void check(X509Certificate[] chain) throws CertificateException {
		List<X509Certificate> expected = this.endpoints.certificates();
		if (!expected.contains(chain[0])) {
			throw new CertificateException(("The server presented the certificate %s, but %s has %s. "
					+ "The port of a server that has ended may be another's: "
					+ "ask McpServerEndpoints for the address at the time of use.")
				.formatted(describe(chain[0]), server(), describe(expected)));
		}
	}

	/**
	 * Returns the server that is meant.
	 * @return its name as it reads in a sentence
	 */
	String server() {
		return Objects.toString(this.identity, "the MCP server under test");
	}

	private static String describe(List<X509Certificate> certificates) {
		return certificates.isEmpty() ? "none: it is served without TLS"
				: certificates.stream().map(CertificatePin::describe).collect(Collectors.joining(" or "));
	}

	private static String describe(X509Certificate certificate) {
		return "%s (serial number %x, issued by %s)".formatted(certificate.getSubjectX500Principal(),
				certificate.getSerialNumber(), certificate.getIssuerX500Principal());
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		check(chain);
	}

	@Override
	public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		check(chain);
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
			throws CertificateException {
		throw clientsAreNotTrusted();
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
			throws CertificateException {
		throw clientsAreNotTrusted();
	}

	@Override
	public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
		throw clientsAreNotTrusted();
	}

	private static CertificateException clientsAreNotTrusted() {
		return new CertificateException("This is for the certificates of servers");
	}

	@Override
	public X509Certificate[] getAcceptedIssuers() {
		return new X509Certificate[0];
	}

}
