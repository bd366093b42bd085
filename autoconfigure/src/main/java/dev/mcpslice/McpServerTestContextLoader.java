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

import java.util.List;

import dev.mcpslice.internal.server.TransportSelection;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.ApplicationContextFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.boot.test.context.ReactiveWebMergedContextConfiguration;
import org.springframework.boot.test.context.SpringBootContextLoader;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.web.WebMergedContextConfiguration;
import org.springframework.web.context.ConfigurableWebApplicationContext;

/**
 * Loads the contexts of {@link McpServerTest @McpServerTest}: with an embedded web
 * server, although there is no {@code @SpringBootTest}, and without a hand on the logging
 * of the JVM.
 */
class McpServerTestContextLoader extends SpringBootContextLoader {

	@Override
	public ApplicationContext loadContext(MergedContextConfiguration mergedConfig) throws Exception {
		return ApplicationRun.load(() -> super.loadContext(mergedConfig));
	}

	@Override
	public ApplicationContext loadContextForAotRuntime(MergedContextConfiguration mergedConfig,
			ApplicationContextInitializer<ConfigurableApplicationContext> initializer) throws Exception {
		return ApplicationRun.load(() -> super.loadContextForAotRuntime(mergedConfig, initializer));
	}

	@Override
	protected SpringApplication getSpringApplication() {
		SpringApplication application = ApplicationRun.newApplication();
		application.setListeners(application.getListeners()
			.stream()
			.filter((listener) -> !(listener instanceof LoggingApplicationListener))
			.toList());
		application.addListeners(new LoggingInitializer());
		return application;
	}

	@Override
	protected ApplicationContextFactory getApplicationContextFactory(MergedContextConfiguration mergedConfig) {
		return new ServerContextFactory(mergedConfig instanceof WebMergedContextConfiguration
				|| mergedConfig instanceof ReactiveWebMergedContextConfiguration);
	}

	@Override
	protected List<ApplicationContextInitializer<?>> getInitializers(MergedContextConfiguration mergedConfig,
			SpringApplication application) {
		List<ApplicationContextInitializer<?>> initializers = super.getInitializers(mergedConfig, application);
		if (mergedConfig instanceof WebMergedContextConfiguration) {
			initializers.add(new RealServletContext());
		}
		initializers.add(new SharedClassMetadata());
		initializers.add(new TransportSelection());
		Class<?> testClass = mergedConfig.getTestClass();
		initializers.add((context) -> {
			ConfigurableListableBeanFactory beanFactory = context.getBeanFactory();
			SliceTest test = new SliceTest(testClass);
			beanFactory.registerSingleton("mcpsliceTest", test);
			WholeApplicationCustomizerFactory.nameServer(beanFactory, testClass);
			context.addBeanFactoryPostProcessor(new NamedComponents(test));
		});
		return initializers;
	}

	/**
	 * Creates contexts with a web server even for an application that has none in
	 * production, since it speaks over stdio.
	 *
	 * @param server whether the context is to have a server
	 */
	private record ServerContextFactory(boolean server) implements ApplicationContextFactory {

		@Override
		public @Nullable Class<? extends ConfigurableEnvironment> getEnvironmentType(
				@Nullable WebApplicationType webApplicationType) {
			return DEFAULT.getEnvironmentType(serving(webApplicationType));
		}

		@Override
		public @Nullable ConfigurableEnvironment createEnvironment(@Nullable WebApplicationType webApplicationType) {
			return DEFAULT.createEnvironment(serving(webApplicationType));
		}

		@Override
		public @Nullable ConfigurableApplicationContext create(@Nullable WebApplicationType webApplicationType) {
			return DEFAULT.create(serving(webApplicationType));
		}

		private @Nullable WebApplicationType serving(@Nullable WebApplicationType type) {
			return (this.server && type == WebApplicationType.NONE) ? WebApplicationType.deduce() : type;
		}

	}

	/**
	 * Takes the servlet context of mocks away that a context without an embedded server
	 * would have. The server brings a real one.
	 */
	private static final class RealServletContext
			implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			if (context instanceof ConfigurableWebApplicationContext servletContext) {
				servletContext.setServletContext(null);
			}
		}

	}

}
