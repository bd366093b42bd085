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

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.mcpslice.endpoint.McpTransport;
import dev.mcpslice.internal.context.LeasingContextLoaderDelegate;
import dev.mcpslice.internal.server.TransportSelection;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.boot.test.context.ReactiveWebMergedContextConfiguration;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.webtestclient.autoconfigure.WebTestClientAutoConfiguration;
import org.springframework.test.context.CacheAwareContextLoaderDelegate;
import org.springframework.test.context.ContextLoader;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.TestContextBootstrapper;
import org.springframework.test.context.support.TestPropertySourceUtils;
import org.springframework.test.context.web.WebMergedContextConfiguration;
import org.springframework.util.Assert;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * {@link TestContextBootstrapper} for {@link McpServerTest @McpServerTest}.
 */
class McpServerTestContextBootstrapper extends TestSliceTestContextBootstrapper<McpServerTest> {

	/**
	 * What holds in every slice unless the test's own properties say otherwise. All of it
	 * outranks the application's files.
	 */
	private static final List<String> DEFAULTS = List.of("server.address=127.0.0.1", "server.shutdown=immediate",
			"server.tomcat.threads.min-spare=1", "spring.main.banner-mode=off", "spring.main.log-startup-info=false",
			"spring.ai.mcp.client.enabled=false", "spring.ai.mcp.server.stdio=false");

	/**
	 * What holds in the parents of a {@code @ContextHierarchy}, where no server is.
	 */
	private static final List<String> PARENT_PROPERTIES = List.of("spring.main.web-application-type=none",
			"spring.ai.mcp.server.enabled=false", "spring.ai.mcp.server.annotation-scanner.enabled=false",
			"spring.autoconfigure.exclude=" + WebTestClientAutoConfiguration.class.getName());

	// Until 4.0.1 there is no ContextCache.PauseMode, until 4.0.2 no optional type of a
	// slice.
	private static final Pattern TOO_OLD = Pattern.compile("4\\.0\\.[0-2](-.*)?");

	private @Nullable CacheAwareContextLoaderDelegate contexts;

	@Override
	protected CacheAwareContextLoaderDelegate getCacheAwareContextLoaderDelegate() {
		if (this.contexts == null) {
			checkSpringBoot(SpringBootVersion.getVersion());
			this.contexts = new LeasingContextLoaderDelegate(getBootstrapContext().getTestClass());
		}
		return this.contexts;
	}

	/**
	 * Refuses versions of Spring Boot that lack what is needed, before it is missed.
	 * @param version the version of Spring Boot
	 */
	static void checkSpringBoot(String version) {
		Assert.state(!TOO_OLD.matcher(version).matches(),
				() -> "@McpServerTest needs Spring Boot 4.0.3 or a newer one, but %s is on the class path. Upgrade it."
					.formatted(version));
	}

	@Override
	protected Class<? extends ContextLoader> getDefaultContextLoaderClass(Class<?> testClass) {
		return McpServerTestContextLoader.class;
	}

	@Override
	protected WebEnvironment getWebEnvironment(Class<?> testClass) {
		return WebEnvironment.RANDOM_PORT;
	}

	@Override
	protected String[] getProperties(Class<?> testClass) {
		McpServerTest annotation = TestContextAnnotationUtils.findMergedAnnotation(testClass, McpServerTest.class);
		Assert.state(annotation != null,
				() -> "%s is not annotated with @McpServerTest".formatted(testClass.getName()));
		List<String> properties = new ArrayList<>(DEFAULTS);
		properties.addAll(Arrays.asList(annotation.properties()));
		if (annotation.transports().length > 0) {
			properties.add(Arrays.stream(annotation.transports())
				.map(McpTransport::name)
				.collect(Collectors.joining(",", TransportSelection.PROPERTY + "=", "")));
		}
		return StringUtils.toStringArray(properties);
	}

	@Override
	protected Class<?>[] getOrFindConfigurationClasses(MergedContextConfiguration mergedConfig) {
		try {
			return super.getOrFindConfigurationClasses(mergedConfig);
		}
		catch (IllegalStateException ex) {
			Class<?> testClass = mergedConfig.getTestClass();
			throw FailureTrace.remove(new IllegalStateException(
					("%s: there is no class with @SpringBootApplication in package %s, nor in "
							+ "one above it. Put the test into the package of the application or below it, or name the "
							+ "application: @ContextConfiguration(classes = MyApplication.class).")
						.formatted(testClass.getSimpleName(), testClass.getPackageName()),
					ex));
		}
	}

	@Override
	protected MergedContextConfiguration processMergedContextConfiguration(MergedContextConfiguration mergedConfig) {
		MergedContextConfiguration processed = super.processMergedContextConfiguration(mergedConfig);
		if (processed instanceof ReactiveWebMergedContextConfiguration
				|| processed instanceof WebMergedContextConfiguration) {
			return processed;
		}
		List<String> properties = new ArrayList<>(Arrays.asList(processed.getPropertySourceProperties()));
		properties.addAll(PARENT_PROPERTIES);
		return createModifiedConfig(processed, processed.getClasses(), StringUtils.toStringArray(properties));
	}

	@Override
	protected void processPropertySourceProperties(MergedContextConfiguration mergedConfig,
			List<String> propertySourceProperties) {
		List<String> properties = new ArrayList<>(Arrays.asList(getProperties(mergedConfig.getTestClass())));
		properties.addAll(propertySourceProperties);
		refuseFixedPort(mergedConfig.getTestClass(), StringUtils.toStringArray(properties));
		super.processPropertySourceProperties(mergedConfig, propertySourceProperties);
		WebApplicationType stack = ApplicationStack.find(
				TestPropertySourceUtils.convertInlinedPropertiesToMap(StringUtils.toStringArray(properties)),
				Objects.requireNonNullElseGet(mergedConfig.getTestClass().getClassLoader(),
						ClassUtils::getDefaultClassLoader));
		if (stack != null) {
			propertySourceProperties.add(ApplicationStack.PROPERTY + "=" + stack.name().toLowerCase(Locale.ROOT));
		}
	}

	private void refuseFixedPort(Class<?> testClass, String[] properties) {
		String port = new Binder(
				new MapConfigurationPropertySource(TestPropertySourceUtils.convertInlinedPropertiesToMap(properties)))
			.bind("server.port", String.class)
			.orElse("0");
		Assert.state("0".equals(port),
				() -> ("%s sets 'server.port' to %s, but a server under @McpServerTest always binds port 0. "
						+ "Remove the property and take the port from @LocalMcpServerPort or McpServerEndpoints.")
					.formatted(testClass.getName(), port));
	}

}
