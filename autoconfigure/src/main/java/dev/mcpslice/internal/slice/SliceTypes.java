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

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.modelcontextprotocol.server.McpServerFeatures;
import io.modelcontextprotocol.server.McpStatelessServerFeatures;
import io.modelcontextprotocol.spec.McpServerTransportProviderBase;
import io.modelcontextprotocol.spec.McpStatelessServerTransport;

import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.util.ClassUtils;

/**
 * The types whose components and beans belong to a slice.
 */
public final class SliceTypes {

	private static final List<Class<?>> TRANSPORTS = List.of(McpServerTransportProviderBase.class,
			McpStatelessServerTransport.class);

	// Of both web stacks, of which the class path may have one.
	private static final Set<String> ROUTES = Set.of("org.springframework.web.reactive.function.server.RouterFunction",
			"org.springframework.web.servlet.function.RouterFunction");

	/**
	 * What leads to a cache outside of the JVM.
	 */
	private static final Set<String> CONNECTIONS = Set.of("com.couchbase.client.java.Cluster",
			"com.hazelcast.core.HazelcastInstance", "org.springframework.data.couchbase.CouchbaseClientFactory",
			"org.springframework.data.redis.connection.ReactiveRedisConnectionFactory",
			"org.springframework.data.redis.connection.RedisConnectionFactory");

	private static final Set<Class<?>> FEATURES = features();

	private final Set<Class<?>> types;

	private final Set<String> names;

	private final List<AnnotationTypeFilter> annotations;

	/**
	 * Creates a set of types.
	 * @param types the types, and annotations of types
	 */
	public SliceTypes(Collection<Class<?>> types) {
		this.types = Set.copyOf(types);
		this.names = types.stream().map(Class::getName).collect(Collectors.toSet());
		this.annotations = types.stream()
			.filter(Class::isAnnotation)
			.map((type) -> new AnnotationTypeFilter(type.asSubclass(Annotation.class)))
			.toList();
	}

	/**
	 * Returns the types of what an MCP server offers: tools, resources, prompts and
	 * completions.
	 * @return the types, as far as they are on the classpath
	 */
	public static Set<Class<?>> ofFeatures() {
		return FEATURES;
	}

	private static Set<Class<?>> features() {
		Set<Class<?>> features = new LinkedHashSet<>();
		Stream.of(McpServerFeatures.class, McpStatelessServerFeatures.class)
			.flatMap((container) -> Stream.of(container.getDeclaredClasses()))
			.filter((specification) -> specification.getSimpleName().endsWith("Specification"))
			.forEach(features::add);
		ClassLoader classLoader = SliceTypes.class.getClassLoader();
		Stream.of("org.springframework.ai.tool.ToolCallback", "org.springframework.ai.tool.ToolCallbackProvider")
			.filter((name) -> ClassUtils.isPresent(name, classLoader))
			.map((name) -> ClassUtils.resolveClassName(name, classLoader))
			.forEach(features::add);
		return features;
	}

	boolean includes(Class<?> candidate) {
		return !firesByItself(candidate) && this.types.stream()
			.anyMatch((type) -> type.isAnnotation()
					? AnnotatedElementUtils.hasAnnotation(candidate, type.asSubclass(Annotation.class))
					: type.isAssignableFrom(candidate));
	}

	// Schedulers are executors, too.
	private static boolean firesByItself(Class<?> candidate) {
		return TaskScheduler.class.isAssignableFrom(candidate)
				|| ScheduledExecutorService.class.isAssignableFrom(candidate);
	}

	/**
	 * Tells whether a bean method needs the connection to a cache that is outside.
	 * @param method the bean method
	 * @return whether it takes one
	 */
	static boolean takesConnection(Method method) {
		return Stream.of(method.getParameterTypes()).map(Class::getName).anyMatch(CONNECTIONS::contains);
	}

	/**
	 * Tells whether a class or interface is one of the types itself.
	 * @param className its name
	 * @return whether it is
	 */
	boolean includes(String className) {
		return this.names.contains(className);
	}

	List<AnnotationTypeFilter> annotations() {
		return this.annotations;
	}

	/**
	 * Tells whether a bean method serves a transport over HTTP.
	 * @param method the bean method
	 * @return whether it makes a router function of a transport
	 */
	static boolean routesTransport(Method method) {
		return ClassUtils.getAllInterfacesForClassAsSet(method.getReturnType())
			.stream()
			.anyMatch((type) -> ROUTES.contains(type.getName()))
				&& Stream.of(method.getParameterTypes())
					.anyMatch((type) -> TRANSPORTS.stream().anyMatch((transport) -> transport.isAssignableFrom(type)));
	}

}
