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

package dev.mcpslice.internal.context;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.test.context.CacheAwareContextLoaderDelegate;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.ContextLoadException;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.SmartContextLoader;

/**
 * Configurations of contexts that are empty, and load when and how a test wants it.
 */
final class TestContexts {

	private final Map<String, Step> whenLoading = new ConcurrentHashMap<>();

	private final Map<String, Step> whenClosing = new ConcurrentHashMap<>();

	private final List<String> loaded = new CopyOnWriteArrayList<>();

	private final List<String> closed = new CopyOnWriteArrayList<>();

	private final Loader loader = new Loader();

	void whenLoading(String name, Step step) {
		this.whenLoading.put(name, step);
	}

	void whenClosing(String name, Step step) {
		this.whenClosing.put(name, step);
	}

	/**
	 * Returns what has been loaded, or tried to.
	 * @return the names, in order
	 */
	List<String> loaded() {
		return this.loaded;
	}

	/**
	 * Returns what has been closed.
	 * @return the names, in order
	 */
	List<String> closed() {
		return this.closed;
	}

	private static void run(Map<String, Step> steps, String name) throws Exception {
		Step step = steps.get(name);
		if (step != null) {
			step.run();
		}
	}

	MergedContextConfiguration named(String name) {
		return configuration(name, Set.of(), null, null);
	}

	MergedContextConfiguration childOf(MergedContextConfiguration parent, String name,
			CacheAwareContextLoaderDelegate delegate) {
		return configuration(name, Set.of(), parent, delegate);
	}

	/**
	 * Returns the configuration of a context with the bean overrides of a class.
	 * @param name the name of the context
	 * @param overrides the class with the overrides
	 * @return the configuration
	 */
	MergedContextConfiguration withOverridesOf(Class<?> overrides, String name) {
		Set<ContextCustomizer> customizers = new LinkedHashSet<>();
		SpringFactoriesLoader.forDefaultResourceLocation()
			.load(ContextCustomizerFactory.class)
			.stream()
			.map((factory) -> factory.createContextCustomizer(overrides,
					List.of(new ContextConfigurationAttributes(overrides))))
			.filter(Objects::nonNull)
			.forEach(customizers::add);
		return configuration(name, customizers, null, null);
	}

	private MergedContextConfiguration configuration(String name, Set<ContextCustomizer> customizers,
			@Nullable MergedContextConfiguration parent, @Nullable CacheAwareContextLoaderDelegate delegate) {
		return new MergedContextConfiguration(TestContexts.class, null, null, null, null, List.of(),
				new String[] { "name=" + name }, customizers, this.loader, delegate, parent);
	}

	static boolean isActive(ApplicationContext context) {
		return ((ConfigurableApplicationContext) context).isActive();
	}

	/**
	 * Something that happens while a context is loaded or closed.
	 */
	interface Step {

		void run() throws Exception;

	}

	/**
	 * A context that tells when it closes.
	 */
	private final class NamedContext extends GenericApplicationContext {

		private final String name;

		NamedContext(String name, @Nullable ApplicationContext parent) {
			super(parent);
			this.name = name;
			setDisplayName(name);
		}

		@Override
		protected void onClose() {
			TestContexts.this.closed.add(this.name);
			try {
				run(TestContexts.this.whenClosing, this.name);
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		}

	}

	/**
	 * Loads empty contexts.
	 */
	private final class Loader implements SmartContextLoader {

		@Override
		public ApplicationContext loadContext(MergedContextConfiguration mergedConfig) throws Exception {
			String name = mergedConfig.getPropertySourceProperties()[0].substring("name=".length());
			GenericApplicationContext context = new NamedContext(name, mergedConfig.getParentApplicationContext());
			TestContexts.this.loaded.add(name);
			try {
				run(TestContexts.this.whenLoading, name);
			}
			catch (IllegalArgumentException ex) {
				throw new ContextLoadException(context, ex);
			}
			context.refresh();
			return context;
		}

		@Override
		public void processContextConfiguration(ContextConfigurationAttributes configAttributes) {
		}

		@Override
		@SuppressWarnings("deprecation")
		public String[] processLocations(Class<?> clazz, String... locations) {
			return locations;
		}

		@Override
		@SuppressWarnings("deprecation")
		public ApplicationContext loadContext(String... locations) {
			throw new UnsupportedOperationException();
		}

	}

}
