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
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.mcpslice.internal.identity.ServerTls;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.web.context.reactive.ReactiveWebApplicationContext;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.util.ClassUtils;

/**
 * Tells where a web server listens and what it serves, as soon as it listens.
 */
final class WebServerReport {

	private WebServerReport() {
	}

	static Optional<Message> of(WebServerInitializedEvent event, Assignment assignment) {
		WebServerApplicationContext context = event.getApplicationContext();
		// A management server is none that is meant.
		if (context.getServerNamespace() != null) {
			return Optional.empty();
		}
		ServerTls tls = ServerTls.of(context.getBeanProvider(AbstractConfigurableWebServerFactory.class).getIfUnique());
		Message message = Message.of("listening")
			.with("port", String.valueOf(event.getWebServer().getPort()))
			.with("reactive", String.valueOf(context instanceof ReactiveWebApplicationContext))
			.with("tls", String.valueOf(tls.isEnabled()))
			.with("certificates",
					tls.certificates().stream().map(WebServerReport::encode).collect(Collectors.joining(",")))
			.with("transports", transports(context, assignment));
		return Optional.of(assignment.addProperties(message, context.getEnvironment()));
	}

	/**
	 * Tells that an application is ready, and whether it speaks over stdio.
	 * @param beanFactory the application's context
	 * @param assignment what the parent process wants to know
	 * @return the message
	 */
	static Message ready(ListableBeanFactory beanFactory, Assignment assignment) {
		String type = assignment.require(Assignment.EXCLUDED_TRANSPORT);
		ClassLoader classLoader = WebServerReport.class.getClassLoader();
		boolean stdio = ClassUtils.isPresent(type, classLoader) && beanFactory
			.getBeanNamesForType(ClassUtils.resolveClassName(type, classLoader), true, false).length > 0;
		return Message.of("ready").with("stdio", stdio ? "true" : null);
	}

	static String encode(X509Certificate certificate) {
		try {
			return Base64.getEncoder().encodeToString(certificate.getEncoded());
		}
		catch (CertificateEncodingException ex) {
			throw new IllegalStateException("A certificate of the server cannot be reported", ex);
		}
	}

	static String transports(ListableBeanFactory beanFactory, Assignment assignment) {
		String excluded = assignment.require(Assignment.EXCLUDED_TRANSPORT);
		return assignment.withPrefix(Assignment.TRANSPORT)
			.entrySet()
			.stream()
			.filter((entry) -> hasBean(beanFactory, entry.getValue(), excluded))
			.map(Map.Entry::getKey)
			.sorted()
			.collect(Collectors.joining(","));
	}

	private static boolean hasBean(ListableBeanFactory beanFactory, String type, String excluded) {
		ClassLoader classLoader = WebServerReport.class.getClassLoader();
		if (!ClassUtils.isPresent(type, classLoader)) {
			return false;
		}
		return beanFactory.getBeansOfType(ClassUtils.resolveClassName(type, classLoader))
			.values()
			.stream()
			.anyMatch((bean) -> !bean.getClass().getName().equals(excluded));
	}

}
