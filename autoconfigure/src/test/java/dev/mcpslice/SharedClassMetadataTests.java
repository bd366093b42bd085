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
import java.net.URL;
import java.net.URLClassLoader;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigUtils;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.test.util.ReflectionTestUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SharedClassMetadata}.
 */
@McpServerTest
class SharedClassMetadataTests {

	@Test
	void isWhatConfigurationClassesOfSlicesAreReadWith(ApplicationContext slice) {
		GenericApplicationContext another = new GenericApplicationContext();
		new SharedClassMetadata().initialize(another);
		another.refresh();

		assertThat(slice.getBean(AnnotationConfigUtils.CONFIGURATION_ANNOTATION_PROCESSOR_BEAN_NAME))
			.extracting((processor) -> ReflectionTestUtils.getField(processor, "metadataReaderFactory"))
			.isSameAs(another.getBean(SharedClassMetadata.BEAN_NAME));
		another.close();
	}

	@Test
	void whatOneContextHasReadIsThereForTheNext(ApplicationContext slice) throws Exception {
		CachingMetadataReaderFactory shared = slice.getBean(SharedClassMetadata.BEAN_NAME,
				CachingMetadataReaderFactory.class);
		MetadataReader read = shared.getMetadataReader(Application.class.getName());

		// As each context does when it has read its configuration.
		shared.clearCache();

		assertThat(shared.getMetadataReader(Application.class.getName())).isSameAs(read);
	}

	@Test
	void whatIsMissingIsMissingForTheNextAsWell(ApplicationContext slice) {
		MetadataReaderFactory shared = slice.getBean(SharedClassMetadata.BEAN_NAME, MetadataReaderFactory.class);

		for (int i = 0; i < 2; i++) {
			assertThatExceptionOfType(FileNotFoundException.class)
				.isThrownBy(() -> shared.getMetadataReader("com.example.Missing"))
				.withMessageContaining("Missing");
		}
	}

	@Test
	void eachClassLoaderHasClassesOfItsOwn(ApplicationContext slice) {
		GenericApplicationContext another = new GenericApplicationContext();
		another.setClassLoader(new URLClassLoader(new URL[0], slice.getClassLoader()));
		new SharedClassMetadata().initialize(another);
		another.refresh();

		assertThat(another.getBean(SharedClassMetadata.BEAN_NAME))
			.isNotSameAs(slice.getBean(SharedClassMetadata.BEAN_NAME));
		another.close();
	}

	@SpringBootConfiguration
	@EnableAutoConfiguration
	static class Application {

	}

}
