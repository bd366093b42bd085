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

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.util.StringUtils;

/**
 * Says why a context did not start, in the first lines: what Spring Boot's analyzers have
 * found out, or else the first cause. What Spring says itself, which begins with the
 * whole configuration of the test, follows.
 */
final class ContextFailure {

	/**
	 * How much of a trace of calls is told.
	 */
	private static final int FRAMES = 3;

	private static final Map<Throwable, String> ANALYSES = new WeakHashMap<>();

	private final Class<?> testClass;

	private final IllegalStateException failure;

	ContextFailure(Class<?> testClass, IllegalStateException failure) {
		this.testClass = testClass;
		this.failure = failure;
	}

	/**
	 * Keeps what has been found out about a failure, as long as there is the failure.
	 * @param analysis the analysis
	 */
	static void analyzed(FailureAnalysis analysis) {
		Throwable cause = analysis.getCause();
		if (cause != null) {
			synchronized (ANALYSES) {
				ANALYSES.put(cause, describe(analysis));
			}
		}
	}

	private static @Nullable String analysis(Throwable failure) {
		synchronized (ANALYSES) {
			return causes(failure).map(ANALYSES::get).filter(Objects::nonNull).findFirst().orElse(null);
		}
	}

	private static Stream<Throwable> causes(Throwable failure) {
		return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
	}

	/**
	 * Returns the failure as a test should see it.
	 * @return an exception whose message begins with the reason
	 */
	IllegalStateException explain() {
		Throwable cause = this.failure.getCause();
		if (cause == null) {
			if (!String.valueOf(this.failure.getMessage()).contains("failure threshold")) {
				return this.failure;
			}
			return explained("As for a test before, whose failure says why.", null);
		}
		return explained(Objects.requireNonNullElseGet(analysis(cause), () -> describe(cause)), cause);
	}

	private IllegalStateException explained(String reason, @Nullable Throwable cause) {
		IllegalStateException explained = new IllegalStateException(
				"The application context of %s did not start. %s\n\n%s".formatted(this.testClass.getSimpleName(),
						reason, this.failure.getMessage()),
				cause);
		// Where Spring noticed it tells nothing: the causes have traces of their own.
		explained.setStackTrace(new StackTraceElement[0]);
		return explained;
	}

	private static String describe(FailureAnalysis analysis) {
		String description = analysis.getDescription().strip();
		return StringUtils.hasText(analysis.getAction()) ? description + "\n\n" + analysis.getAction().strip()
				: description;
	}

	private static String describe(Throwable failure) {
		Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
		String frames = Stream.of(cause.getStackTrace())
			.limit(FRAMES)
			.map((frame) -> "\n\tat " + frame)
			.collect(Collectors.joining());
		List<String> beans = causes(failure)
			.flatMap((ex) -> (ex instanceof BeanCreationException creation) ? Stream.ofNullable(creation.getBeanName())
					: Stream.empty())
			.distinct()
			.toList();
		return cause.getClass().getSimpleName() + ": " + cause.getMessage() + frames
				+ (beans.isEmpty() ? "" : "\nBeans that were being created: " + String.join(" -> ", beans));
	}

}
