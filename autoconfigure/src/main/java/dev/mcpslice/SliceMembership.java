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

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.stream.Stream;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.ClassMetadata;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Decides whether a component belongs to the slice for what its methods are: those of an
 * MCP server's features, or those that make the beans of one.
 */
final class SliceMembership {

	private static final Log logger = LogFactory.getLog(SliceMembership.class);

	private static final String[] FEATURE_ANNOTATIONS = { "org.springframework.ai.mcp.annotation.McpTool",
			"org.springframework.ai.mcp.annotation.McpResource", "org.springframework.ai.mcp.annotation.McpPrompt",
			"org.springframework.ai.mcp.annotation.McpComplete", "org.springframework.ai.tool.annotation.Tool" };

	private static final String[] SECURITY_ANNOTATIONS = {
			"org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity",
			"org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity" };

	private final MetadataReaderFactory metadataReaderFactory;

	private final ClassLoader classLoader;

	SliceMembership(MetadataReaderFactory metadataReaderFactory, ClassLoader classLoader) {
		this.metadataReaderFactory = metadataReaderFactory;
		this.classLoader = classLoader;
	}

	boolean includes(MetadataReader candidate) {
		AnnotationMetadata metadata = candidate.getAnnotationMetadata();
		return hasFeatureMethods(metadata) || Stream.of(SECURITY_ANNOTATIONS).anyMatch(metadata::isAnnotated)
				|| (mayMakeBeans(metadata) && makesSliceBeans(metadata.getClassName()));
	}

	// Components may have bean methods too, but seldom do.
	private static boolean mayMakeBeans(AnnotationMetadata metadata) {
		return metadata.isAnnotated(Configuration.class.getName()) || (metadata.isAnnotated(Component.class.getName())
				&& metadata.hasAnnotatedMethods(Bean.class.getName()));
	}

	private boolean hasFeatureMethods(AnnotationMetadata metadata) {
		return Stream.of(FEATURE_ANNOTATIONS).anyMatch(metadata::hasAnnotatedMethods)
				|| supertypes(metadata).anyMatch(this::hasFeatureMethods);
	}

	private Stream<String> supertypes(ClassMetadata metadata) {
		return Stream.concat(Stream.ofNullable(metadata.getSuperClassName()), Stream.of(metadata.getInterfaceNames()));
	}

	private boolean hasFeatureMethods(String className) {
		try {
			return !className.startsWith("java.") && hasFeatureMethods(
					this.metadataReaderFactory.getMetadataReader(className).getAnnotationMetadata());
		}
		catch (IOException ex) {
			logger.debug("Left out of the slice, as its class file cannot be read: " + className, ex);
			return false;
		}
	}

	// Loads the class: its generic return types are nowhere else to be had.
	private boolean makesSliceBeans(String className) {
		try {
			Class<?> type = ClassUtils.forName(className, this.classLoader);
			return Stream.of(ReflectionUtils.getAllDeclaredMethods(type))
				.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, Bean.class))
				.anyMatch((method) -> makesSliceBean(method, type) || SliceTypes.routesTransport(method));
		}
		catch (ClassNotFoundException | LinkageError | TypeNotPresentException | IllegalStateException ex) {
			// The last is what Spring makes of an error while it looks for methods.
			logger.debug("Left out of the slice, as it cannot be loaded: " + className, ex);
			return false;
		}
	}

	private boolean makesSliceBean(Method method, Class<?> type) {
		Class<?> beanType = beanType(method, type);
		return beanType != null && (SliceTypes.includes(beanType) || hasFeatureMethods(beanType.getName()));
	}

	private @Nullable Class<?> beanType(Method method, Class<?> type) {
		ResolvableType returnType = ResolvableType.forMethodReturnType(method, type);
		if (returnType.isArray()) {
			return returnType.getComponentType().resolve();
		}
		ResolvableType collection = returnType.asCollection();
		return (collection != ResolvableType.NONE) ? collection.getGeneric().resolve() : returnType.resolve();
	}

}
