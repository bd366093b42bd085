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

package dev.mcpslice.internal.server;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.mcpslice.internal.slice.FeatureMethods;
import io.modelcontextprotocol.server.McpAsyncServer;
import io.modelcontextprotocol.server.McpSyncServer;
import org.reactivestreams.Publisher;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Looks for the reasons of a server that has nothing to offer.
 */
final class EmptyServerReasons {

	private static final String SCANNER = "spring.ai.mcp.server.annotation-scanner.enabled";

	private static final String TYPE = "spring.ai.mcp.server.type";

	private static final List<String> SUPPOSITIONS = List.of(
			"a bean with @McpTool methods is mocked (@MockitoBean leaves no tools: use @MockitoSpyBean, or mock what "
					+ "the bean calls)",
			"tools come from a bean that is mocked, and stubbed only after the server has asked it (use @TestBean, or "
					+ "a @Bean method that stubs it, in a class that the test imports)",
			"the component or @Configuration class is not part of the slice (add it with @Import or includeFilters)");

	private final ConfigurableListableBeanFactory beanFactory;

	private final Environment environment;

	EmptyServerReasons(ConfigurableApplicationContext context) {
		this.beanFactory = context.getBeanFactory();
		this.environment = context.getEnvironment();
	}

	/**
	 * Describes the reasons.
	 * @return what is certain, or else what is likely
	 */
	String describe() {
		List<String> certain = certain();
		List<UnmetCondition> unmet = UnmetCondition.in(this.beanFactory);
		String suppositions = "Likely reasons: " + String.join("; ", SUPPOSITIONS) + ".";
		List<String> reasons = Stream.concat(certain.stream(), unmet.stream().map(UnmetCondition::toString)).toList();
		if (reasons.isEmpty()) {
			return suppositions;
		}
		// A component may be left out on purpose.
		boolean enough = !certain.isEmpty() || unmet.stream().anyMatch(UnmetCondition::forBeans);
		return "Why: " + String.join("; ", reasons) + "." + (enough ? "" : " " + suppositions);
	}

	private List<String> certain() {
		List<String> reasons = new ArrayList<>();
		List<String> provided = beansWith(FeatureMethods::provided);
		if (!provided.isEmpty() && FeatureMethods.CALLBACKS.stream().noneMatch(this::hasBean)) {
			reasons.add("%s has @Tool methods, which are served only with a ToolCallbackProvider bean, such as "
				.formatted(names(provided)) + "MethodToolCallbackProvider.builder().toolObjects(...).build()");
		}
		List<String> scanned = beansWith(FeatureMethods::scanned);
		if (!scanned.isEmpty()) {
			if (!this.environment.getProperty(SCANNER, Boolean.class, true)) {
				reasons
					.add("'%s' is false, so that the methods of %s are not found".formatted(SCANNER, names(scanned)));
			}
			else {
				addWrongType(scanned, reasons);
				addEarlyServer(scanned, reasons);
			}
		}
		return reasons;
	}

	private void addWrongType(List<String> beans, List<String> reasons) {
		boolean async = "ASYNC".equalsIgnoreCase(this.environment.getProperty(TYPE));
		boolean noneFits = beans.stream()
			.flatMap((bean) -> FeatureMethods.scanned(type(bean)).stream())
			.noneMatch((method) -> Publisher.class.isAssignableFrom(method.getReturnType()) == async);
		if (noneFits) {
			reasons.add("'%s' is %s, and the methods of %s return %s reactive type".formatted(TYPE,
					async ? "ASYNC" : "SYNC", names(beans), async ? "no" : "a"));
		}
	}

	private void addEarlyServer(List<String> beans, List<String> reasons) {
		List<String> takers = Stream.of(McpSyncServer.class, McpAsyncServer.class)
			.flatMap((server) -> Stream.of(this.beanFactory.getBeanNamesForType(server)))
			.flatMap((server) -> Stream.of(this.beanFactory.getDependentBeans(server)))
			.toList();
		if (!takers.isEmpty()) {
			reasons.add(("%s takes the MCP server as it is created, so that the server is there before the methods of "
					+ "%s are found, in production as well (let it take an ObjectProvider of the server, see "
					+ "https://github.com/spring-projects/spring-ai/issues/6535)")
				.formatted(names(takers), names(beans)));
		}
	}

	private boolean hasBean(String type) {
		ClassLoader classLoader = this.beanFactory.getBeanClassLoader();
		return ClassUtils.isPresent(type, classLoader)
				&& BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory,
						ClassUtils.resolveClassName(type, classLoader)).length > 0;
	}

	private List<String> beansWith(Function<Class<?>, List<Method>> methods) {
		return Stream.of(this.beanFactory.getBeanDefinitionNames())
			.filter((name) -> !methods.apply(type(name)).isEmpty())
			.toList();
	}

	private Class<?> type(String bean) {
		Class<?> type = this.beanFactory.getType(bean, false);
		return (type != null) ? type : Object.class;
	}

	private static String names(List<String> beans) {
		return String.join(", ", beans.stream().map("'%s'"::formatted).toList());
	}

}
