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

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Has all slices of a JVM read each class file once. Spring Boot shares what it has read
 * within one context, under the name of a bean, and leaves a bean alone that is there
 * already.
 */
final class SharedClassMetadata implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	// That of Spring Boot's SharedMetadataReaderFactoryContextInitializer.
	static final String BEAN_NAME = "org.springframework.boot.autoconfigure.internalCachingMetadataReaderFactory";

	// Given up when memory gets short.
	private static final Map<ClassLoader, MetadataReaderFactory> factories = new ConcurrentReferenceHashMap<>();

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (!AotDetector.useGeneratedArtifacts()) {
			ClassLoader classLoader = context.getClassLoader();
			MetadataReaderFactory factory = factories.computeIfAbsent(classLoader,
					(key) -> new Factory(new DefaultResourceLoader(key)));
			((BeanDefinitionRegistry) context.getBeanFactory()).registerBeanDefinition(BEAN_NAME,
					BeanDefinitionBuilder.rootBeanDefinition(MetadataReaderFactory.class, () -> factory)
						.getBeanDefinition());
		}
	}

	/**
	 * With a cache that is concurrent, and as large as the class path has configuration.
	 */
	private static final class Factory extends CachingMetadataReaderFactory {

		// Auto-configuration names what it comes before and after, most of which is not
		// there.
		private final Set<String> missing = ConcurrentHashMap.newKeySet();

		Factory(DefaultResourceLoader resourceLoader) {
			super(resourceLoader);
		}

		@Override
		public MetadataReader getMetadataReader(String className) throws IOException {
			if (this.missing.contains(className)) {
				throw new FileNotFoundException("There is no class file of " + className);
			}
			try {
				return super.getMetadataReader(className);
			}
			catch (FileNotFoundException ex) {
				this.missing.add(className);
				throw ex;
			}
		}

		// The first context that has read its configuration would end it for all others.
		@Override
		public void clearCache() {
		}

	}

}
