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

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.AutowiredAnnotationBeanPostProcessor;
import org.springframework.beans.factory.config.DependencyDescriptor;
import org.springframework.beans.factory.support.AutowireCandidateResolver;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.ApplicationArguments;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ResourceLoader;
import org.springframework.core.metrics.ApplicationStartup;
import org.springframework.util.ReflectionUtils;

/**
 * Finds all beans that the components of a slice need and the slice lacks; Spring fails
 * with the first of them. Nothing is instantiated.
 */
public final class MissingBeans {

	private static final Log logger = LogFactory.getLog(MissingBeans.class);

	// No beans, or no beans any more once the context has failed.
	private static final List<Class<?>> ALWAYS_THERE = List.of(BeanFactory.class, ResourceLoader.class,
			ApplicationEventPublisher.class, MessageSource.class, Environment.class, InjectionPoint.class,
			ApplicationArguments.class, ApplicationStartup.class);

	private final DefaultListableBeanFactory beanFactory;

	private final AutowireCandidateResolver resolver;

	private final AutowiredAnnotationBeanPostProcessor constructors = new AutowiredAnnotationBeanPostProcessor();

	private final Map<Class<?>, Set<String>> found = new LinkedHashMap<>();

	private MissingBeans(DefaultListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
		this.resolver = beanFactory.getAutowireCandidateResolver();
		this.constructors.setBeanFactory(beanFactory);
	}

	/**
	 * Finds the beans.
	 * @param beanFactory the bean factory of the slice
	 * @return their types, with descriptions of where they are needed
	 */
	public static Map<Class<?>, Set<String>> in(DefaultListableBeanFactory beanFactory) {
		MissingBeans missing = new MissingBeans(beanFactory);
		for (String name : beanFactory.getBeanDefinitionNames()) {
			try {
				missing.examine(name);
			}
			catch (RuntimeException | LinkageError ex) {
				logger.debug("Cannot tell what bean '%s' needs".formatted(name), ex);
			}
		}
		return missing.found;
	}

	// Mocks, and what Spring Boot registers by itself, have no annotated definitions.
	private void examine(String name) {
		if (!(this.beanFactory.getBeanDefinition(name) instanceof AnnotatedBeanDefinition)) {
			return;
		}
		Class<?> type = this.beanFactory.getType(name, false);
		RootBeanDefinition definition = (RootBeanDefinition) this.beanFactory.getMergedBeanDefinition(name);
		if (type == null || definition.isLazyInit() || definition.getInstanceSupplier() != null) {
			return;
		}
		if (definition.getFactoryMethodName() != null) {
			Method factoryMethod = definition.getResolvedFactoryMethod();
			if (factoryMethod != null) {
				examine(factoryMethod, name);
			}
			return;
		}
		Constructor<?>[] candidates = this.constructors.determineCandidateConstructors(type, name);
		if (candidates != null && candidates.length == 1) {
			examine(candidates[0], name);
		}
		ReflectionUtils.doWithMethods(type, (method) -> examine(method, name), MissingBeans::isInjected);
		ReflectionUtils.doWithFields(type, (field) -> examine(new DependencyDescriptor(field, true), name),
				MissingBeans::isInjected);
	}

	private static boolean isInjected(AnnotatedElement member) {
		MergedAnnotations annotations = MergedAnnotations.from(member);
		return annotations.get(Autowired.class).getValue("required", Boolean.class).orElse(false)
				|| annotations.isPresent("jakarta.inject.Inject");
	}

	private void examine(Executable executable, String beanName) {
		for (int i = 0; i < executable.getParameterCount(); i++) {
			examine(new DependencyDescriptor(MethodParameter.forExecutable(executable, i), true), beanName);
		}
	}

	private void examine(DependencyDescriptor dependency, String beanName) {
		if (isOurs(dependency) || !dependency.isRequired() || !this.resolver.isRequired(dependency)
				|| this.resolver.getSuggestedValue(dependency) != null
				|| this.resolver.getLazyResolutionProxyClass(dependency, beanName) != null) {
			return;
		}
		Class<?> needed = needed(dependency);
		if (needed != null && isMissing(ResolvableType.forClass(needed)) && isMissing(dependency.getResolvableType())) {
			this.found.computeIfAbsent(needed, (type) -> new LinkedHashSet<>()).add(describe(dependency));
		}
	}

	// Singletons that the slice has registered are gone once the context has failed.
	private static boolean isOurs(DependencyDescriptor dependency) {
		return dependency.getMember().getDeclaringClass().getName().startsWith("dev.mcpslice.internal.");
	}

	/**
	 * Returns what has to be a bean.
	 * @param dependency the dependency
	 * @return the type of the bean, or of the elements of an array, collection or map;
	 * {@code null} if nothing has to
	 */
	private static @Nullable Class<?> needed(DependencyDescriptor dependency) {
		Class<?> type = dependency.getDependencyType();
		if (ObjectFactory.class.isAssignableFrom(type) || type.getName().equals("jakarta.inject.Provider")) {
			return null;
		}
		Class<?> element = elementType(dependency.getResolvableType());
		// Constructors and bean methods take none of what they take several of.
		if (element != null && (dependency.getMember() instanceof Constructor
				|| (dependency.getMember() instanceof Method member && !isInjected(member)))) {
			return null;
		}
		Class<?> needed = (element != null) ? element : type;
		return (BeanUtils.isSimpleValueType(needed)
				|| ALWAYS_THERE.stream().anyMatch((there) -> there.isAssignableFrom(needed))) ? null : needed;
	}

	private static @Nullable Class<?> elementType(ResolvableType type) {
		Class<?> raw = type.toClass();
		if (raw.isArray()) {
			return raw.getComponentType();
		}
		if (raw == Map.class) {
			return type.asMap().getGeneric(1).resolve();
		}
		return (raw.isInterface() && Collection.class.isAssignableFrom(raw))
				? type.asCollection().getGeneric().resolve() : null;
	}

	private boolean isMissing(ResolvableType type) {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beanFactory, type, true, false).length == 0;
	}

	/**
	 * Describes a place where a bean is needed.
	 * @param injectionPoint the place
	 * @return a text such as "parameter 0 of the constructor of example.Tools"
	 */
	public static String describe(InjectionPoint injectionPoint) {
		Member member = injectionPoint.getMember();
		String owner = name(member.getDeclaringClass());
		MethodParameter parameter = injectionPoint.getMethodParameter();
		if (parameter == null) {
			return "field '%s' of %s".formatted(member.getName(), owner);
		}
		return "parameter %d of %s of %s".formatted(parameter.getParameterIndex(),
				(member instanceof Constructor) ? "the constructor" : "method '%s'".formatted(member.getName()), owner);
	}

	/**
	 * Returns the name of a type as it is written in code.
	 * @param type the type
	 * @return the name, with dots before the names of nested types
	 */
	public static String name(Class<?> type) {
		return Objects.requireNonNullElseGet(type.getCanonicalName(), type::getName);
	}

}
