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

package dev.mcpslice.internal.slice;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
 * Decides whether a component belongs to the slice: for what it is, for the features of
 * an MCP server that its methods are, for its use of the server, or for the beans that it
 * makes.
 */
public final class SliceMembership {

	private static final Log logger = LogFactory.getLog(SliceMembership.class);

	private final MetadataReaderFactory metadataReaderFactory;

	private final ClassLoader classLoader;

	private final SliceTypes types;

	private final boolean featuresIncluded;

	/**
	 * Creates a judgement of components.
	 * @param metadataReaderFactory reads class files
	 * @param classLoader loads classes whose files do not tell enough
	 * @param types the types that belong to the slice
	 * @param featuresIncluded whether components belong to the slice for their features
	 * and for their use of the server
	 */
	public SliceMembership(MetadataReaderFactory metadataReaderFactory, ClassLoader classLoader, SliceTypes types,
			boolean featuresIncluded) {
		this.metadataReaderFactory = metadataReaderFactory;
		this.classLoader = classLoader;
		this.types = types;
		this.featuresIncluded = featuresIncluded;
	}

	public boolean includes(MetadataReader candidate) throws IOException {
		AnnotationMetadata metadata = candidate.getAnnotationMetadata();
		return isOfType(metadata) || hasFeatureMethods(metadata) || (mayMakeBeans(metadata) && makesBeans(candidate))
				|| usesServer(candidate) || (isAnnotated(candidate) && !connects(candidate));
	}

	private boolean isAnnotated(MetadataReader candidate) throws IOException {
		for (var annotation : this.types.annotations()) {
			if (annotation.match(candidate, this.metadataReaderFactory)) {
				return true;
			}
		}
		return false;
	}

	private boolean connects(MetadataReader candidate) {
		AnnotationMetadata metadata = candidate.getAnnotationMetadata();
		boolean connects = mayMakeBeans(metadata)
				&& judge(candidate, (type) -> beanMethods(type).stream().anyMatch(SliceTypes::takesConnection));
		if (connects) {
			logger.warn(("%s is not in this slice, and neither is what its annotations switch on (%s), since it takes "
					+ "the connection to a cache that is outside. Add @EnableCaching to a @TestConfiguration class of "
					+ "the test for a cache in memory.")
				.formatted(metadata.getClassName(),
						metadata.getAnnotationTypes().stream().map(ClassUtils::getShortName).toList()));
		}
		return connects;
	}

	private boolean isOfType(ClassMetadata metadata) {
		return this.types.includes(metadata.getClassName()) || supertypes(metadata)
			.anyMatch((supertype) -> this.types.includes(supertype) || metadata(supertype).anyMatch(this::isOfType));
	}

	private boolean hasFeatureMethods(AnnotationMetadata metadata) {
		return this.featuresIncluded && (FeatureMethods.ANNOTATIONS.stream().anyMatch(metadata::hasAnnotatedMethods)
				|| supertypes(metadata).flatMap(this::metadata).anyMatch(this::hasFeatureMethods));
	}

	private static Stream<String> supertypes(ClassMetadata metadata) {
		return Stream.concat(Stream.ofNullable(metadata.getSuperClassName()), Stream.of(metadata.getInterfaceNames()));
	}

	private Stream<AnnotationMetadata> metadata(String className) {
		return Stream.ofNullable(read(className)).map(MetadataReader::getAnnotationMetadata);
	}

	private @Nullable MetadataReader read(String className) {
		try {
			return className.startsWith("java.") ? null : this.metadataReaderFactory.getMetadataReader(className);
		}
		catch (IOException ex) {
			logger.debug(
					"Left out of the slice, unless for something else, as its class file cannot be read: " + className,
					ex);
			return null;
		}
	}

	private boolean usesServer(MetadataReader candidate) throws IOException {
		return this.featuresIncluded && mentionsServer(candidate) && judge(candidate, ServerUse::by);
	}

	private boolean mentionsServer(MetadataReader candidate) throws IOException {
		if (ServerUse.isPossible(candidate.getResource())) {
			return true;
		}
		String superclassName = candidate.getClassMetadata().getSuperClassName();
		MetadataReader superclass = (superclassName != null) ? read(superclassName) : null;
		return superclass != null && mentionsServer(superclass);
	}

	// Components may have bean methods too, but seldom do.
	private static boolean mayMakeBeans(AnnotationMetadata metadata) {
		return metadata.isAnnotated(Configuration.class.getName()) || (metadata.isAnnotated(Component.class.getName())
				&& metadata.hasAnnotatedMethods(Bean.class.getName()));
	}

	private boolean makesBeans(MetadataReader candidate) {
		return judge(candidate, (type) -> {
			List<Method> beanMethods = beanMethods(type);
			return beanMethods.stream().anyMatch((method) -> makesBean(method, type))
					|| makesHiddenBean(candidate, beanMethods);
		});
	}

	private static List<Method> beanMethods(Class<?> type) {
		return Stream.of(ReflectionUtils.getAllDeclaredMethods(type))
			.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, Bean.class))
			.toList();
	}

	private boolean makesBean(Method method, Class<?> type) {
		ResolvableType declared = ResolvableType.forMethodReturnType(method, type);
		Class<?> beanType = elementType(declared).resolve();
		return (beanType != null && isBeanOfSlice(beanType) && !SliceTypes.takesConnection(method))
				|| SliceTypes.routesTransport(method)
				|| (this.featuresIncluded && (ServerUse.by(method) || ServerUse.handlesRoots(declared)));
	}

	private boolean isBeanOfSlice(Class<?> beanType) {
		return this.types.includes(beanType) || metadata(beanType.getName()).anyMatch(this::hasFeatureMethods);
	}

	private static ResolvableType elementType(ResolvableType declared) {
		if (declared.isArray()) {
			return declared.getComponentType();
		}
		ResolvableType collection = declared.asCollection();
		return (collection != ResolvableType.NONE) ? collection.getGeneric() : declared;
	}

	// A method that declares an interface, and returns what belongs to the slice.
	private boolean makesHiddenBean(MetadataReader candidate, Collection<Method> beanMethods) throws Exception {
		Set<Class<?>> declared = new HashSet<>();
		beanMethods.stream().map(Method::getReturnType).filter((type) -> !type.isPrimitive()).forEach(declared::add);
		return InstantiatedClasses.in(candidate.getResource())
			.stream()
			.anyMatch((name) -> judge(name,
					(instantiated) -> declared.stream().anyMatch((type) -> type.isAssignableFrom(instantiated))
							&& isBeanOfSlice(instantiated)));
	}

	// Loads the class: generic types are nowhere else to be had.
	private boolean judge(MetadataReader candidate, Judgement judgement) {
		return judge(candidate.getClassMetadata().getClassName(), judgement);
	}

	private boolean judge(String className, Judgement judgement) {
		try {
			return judgement.of(ClassUtils.forName(className, this.classLoader));
		}
		catch (Exception | LinkageError ex) {
			logger.debug("Left out of the slice, as it cannot be loaded: " + className, ex);
			return false;
		}
	}

	/**
	 * A judgement of a class, which may fail for what it refers to.
	 */
	@FunctionalInterface
	private interface Judgement {

		boolean of(Class<?> type) throws Exception;

	}

}
