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

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mcpslice.internal.slice.FeatureMethods;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;
import org.springframework.util.StringUtils;

/**
 * A component of the application with features of an MCP server that its conditions have
 * left out of the slice.
 *
 * @param component the name of its class
 * @param condition what the condition said
 * @param forBeans whether the condition asks for a bean, which the slice may have left
 * out itself
 */
record UnmetCondition(String component, String condition, boolean forBeans) {

	private static final Log logger = LogFactory.getLog(UnmetCondition.class);

	/**
	 * Returns what conditions have left out.
	 * @param beanFactory the bean factory of the slice
	 * @return the components, with the first condition of each that is not met
	 */
	static List<UnmetCondition> in(ConfigurableListableBeanFactory beanFactory) {
		if (!AutoConfigurationPackages.has(beanFactory)) {
			return List.of();
		}
		List<String> packages = AutoConfigurationPackages.get(beanFactory);
		return ConditionEvaluationReport.get(beanFactory)
			.getConditionAndOutcomesBySource()
			.entrySet()
			.stream()
			.filter((entry) -> packages.stream().anyMatch((name) -> entry.getKey().startsWith(name + ".")))
			.filter((entry) -> hasFeatures(entry.getKey(), beanFactory.getBeanClassLoader()))
			.flatMap(UnmetCondition::first)
			.toList();
	}

	// The source of a condition is a class, or a bean method as Class#method.
	private static boolean hasFeatures(String source, @Nullable ClassLoader classLoader) {
		String[] parts = StringUtils.delimitedListToStringArray(source, "#");
		try {
			Class<?> type = ClassUtils.forName(parts[0], classLoader);
			return (parts.length == 1 && FeatureMethods.isFeature(type))
					|| Stream.of(ReflectionUtils.getAllDeclaredMethods(type))
						.filter((method) -> parts.length == 1 || method.getName().equals(parts[1]))
						.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, Bean.class))
						.anyMatch((method) -> FeatureMethods.isFeature(method.getReturnType()));
		}
		catch (ClassNotFoundException | LinkageError | IllegalStateException ex) {
			// Production has not got it either.
			logger.debug("Conditions of %s are not looked at".formatted(source), ex);
			return false;
		}
	}

	private static Stream<UnmetCondition> first(Map.Entry<String, ConditionAndOutcomes> entry) {
		return entry.getValue()
			.stream()
			.filter((candidate) -> !candidate.getOutcome().isMatch())
			.limit(1)
			// Something else is there instead, as in production.
			.filter((unmet) -> !String.valueOf(unmet.getOutcome().getMessage()).startsWith("@ConditionalOnMissingBean"))
			.map((unmet) -> new UnmetCondition(entry.getKey(), String.valueOf(unmet.getOutcome().getMessage()),
					isForBeans(unmet)));
	}

	private static boolean isForBeans(ConditionAndOutcome condition) {
		return condition.getCondition().getClass().getSimpleName().equals("OnBeanCondition");
	}

	/**
	 * Returns what there is to say.
	 */
	@Override
	public String toString() {
		return "%s is left out, since %s%s".formatted(this.component, this.condition,
				this.forBeans ? ". Conditions do not see a @MockitoBean: the test has to @Import a @TestConfiguration "
						+ "class with a @Bean method for what is missing" : "");
	}

}
