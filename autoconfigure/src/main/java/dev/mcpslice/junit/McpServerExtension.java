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

package dev.mcpslice.junit;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Set;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.client.McpTestClient;
import dev.mcpslice.endpoint.McpServerEndpoints;
import io.modelcontextprotocol.client.McpAsyncClient;
import io.modelcontextprotocol.client.McpSyncClient;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import org.springframework.beans.factory.annotation.ParameterResolutionDelegate;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * JUnit extension that injects {@link McpTestClient}, {@link McpSyncClient},
 * {@link McpAsyncClient}, {@link McpClientFactory} and {@link McpServerEndpoints} into
 * test and lifecycle methods. Registered by {@code @McpServerTest}.
 * <p>
 * Clients that are injected into a test method, or into its {@code @BeforeEach} and
 * {@code @AfterEach} methods, are closed after the last of them; clients of
 * {@code @BeforeAll} and {@code @AfterAll} methods live as long as the class. Parameters
 * that Spring resolves, those with {@code @Autowired}, {@code @Qualifier} or
 * {@code @Value}, are left to Spring.
 */
public final class McpServerExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {

	private static final Namespace NAMESPACE = Namespace.create(McpServerExtension.class);

	private static final Set<Class<?>> CLIENTS = Set.of(McpTestClient.class, McpSyncClient.class, McpAsyncClient.class);

	private static final Set<Class<?>> BEANS = Set.of(McpServerEndpoints.class, McpClientFactory.class);

	/**
	 * Creates the extension, as JUnit does for {@code @McpServerTest}.
	 */
	public McpServerExtension() {
	}

	@Override
	public boolean supportsParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		Parameter parameter = parameterContext.getParameter();
		return parameter.getDeclaringExecutable() instanceof Method
				&& (CLIENTS.contains(parameter.getType()) || BEANS.contains(parameter.getType()))
				&& !ParameterResolutionDelegate.isAutowirable(parameter, parameterContext.getIndex());
	}

	@Override
	public Object resolveParameter(ParameterContext parameterContext, ExtensionContext extensionContext) {
		ApplicationContext applicationContext = SpringExtension.getApplicationContext(extensionContext);
		Class<?> type = parameterContext.getParameter().getType();
		if (BEANS.contains(type)) {
			return applicationContext.getBean(type);
		}
		return store(extensionContext)
			.computeIfAbsent(key(extensionContext), (key) -> new OpenClients(), OpenClients.class)
			.get(ClientKey.of(parameterContext, applicationContext.getBean(McpServerEndpoints.class)),
					applicationContext.getBean(McpClientFactory.class));
	}

	@Override
	public void afterEach(ExtensionContext context) {
		closeClients(context);
	}

	@Override
	public void afterAll(ExtensionContext context) {
		closeClients(context);
	}

	// The store would close them as well, but only after Spring's extension may have
	// closed the server for @DirtiesContext.
	private void closeClients(ExtensionContext context) {
		OpenClients clients = store(context).remove(key(context), OpenClients.class);
		if (clients != null) {
			clients.close();
		}
	}

	private Store store(ExtensionContext context) {
		return context.getStore(NAMESPACE);
	}

	// Stores look into those of their parents. With the id, a method never finds the
	// clients of its class, nor a nested class those of its enclosing one.
	private String key(ExtensionContext context) {
		return context.getUniqueId();
	}

}
