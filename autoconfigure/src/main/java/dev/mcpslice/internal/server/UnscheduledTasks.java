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

import java.util.stream.Stream;

import org.springframework.aot.AotDetector;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.config.TaskManagementConfigUtils;

/**
 * Has no {@code @Scheduled} method of the application fire while a test runs, unless the
 * test has configuration of its own with {@code @EnableScheduling}.
 */
final class UnscheduledTasks implements BeanDefinitionRegistryPostProcessor {

	private static final String PROCESSOR = TaskManagementConfigUtils.SCHEDULED_ANNOTATION_PROCESSOR_BEAN_NAME;

	@Override
	public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
		// What has been processed ahead of time has been decided on then.
		if (registry.containsBeanDefinition(PROCESSOR) && !AotDetector.useGeneratedArtifacts()
				&& !isWantedByTest(registry)) {
			registry.removeBeanDefinition(PROCESSOR);
		}
	}

	private static boolean isWantedByTest(BeanDefinitionRegistry registry) {
		return Stream.of(registry.getBeanDefinitionNames())
			.map(registry::getBeanDefinition)
			.filter(AnnotatedBeanDefinition.class::isInstance)
			.map((definition) -> ((AnnotatedBeanDefinition) definition).getMetadata())
			.anyMatch(UnscheduledTasks::isOfTest);
	}

	private static boolean isOfTest(AnnotationMetadata metadata) {
		return metadata.isAnnotated(EnableScheduling.class.getName())
				&& metadata.isAnnotated(TestConfiguration.class.getName());
	}

}
