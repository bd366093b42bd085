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

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * JUnit extension that ends the leases of a test class with the class, whichever way it
 * ends, and warns of what leases cannot keep apart. Registered by {@code @McpServerTest}.
 * <p>
 * Spring ends them after the last method. This is for classes that never come so far: one
 * that is disabled by a condition that has loaded the context, or cannot be instantiated.
 */
public final class ContextLeaseExtension implements ExecutionCondition, BeforeEachCallback {

	private static final Log logger = LogFactory.getLog(ContextLeaseExtension.class);

	private static final Namespace NAMESPACE = Namespace.create(ContextLeaseExtension.class);

	private static final String WARNING = "%s has bean overrides (@MockitoBean, @TestBean, …), and methods or nested "
			+ "classes of it may run concurrently: they stub, verify and reset the same beans. Put "
			+ "@Execution(SAME_THREAD) on the class, or set 'junit.jupiter.execution.parallel.mode.default' to "
			+ "same_thread. Different classes are kept apart.";

	private static final String PARALLEL = "junit.jupiter.execution.parallel.enabled";

	/**
	 * Creates the extension, as JUnit does for {@code @McpServerTest}.
	 */
	public ContextLeaseExtension() {
	}

	/**
	 * Enables whatever is asked for. A condition is the first that an extension hears of
	 * a class.
	 */
	@Override
	public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
		context.getTestClass().ifPresent((testClass) -> run(context, testClass));
		return ConditionEvaluationResult.enabled("leases end with the class");
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		Class<?> testClass = context.getRequiredTestClass();
		Run run = run(context, testClass);
		if (context.getConfigurationParameter(PARALLEL, Boolean::valueOf).orElse(false)
				&& (runsBesideItself(context) || LeasedContextCache.shared().runsSeveralTimes(testClass))
				&& LeasedContextCache.shared().isLeasedExclusively(testClass)) {
			run.warnOfSharedOverrides();
		}
	}

	// In the store of the class, or of its template, whoever asks first.
	private Run run(ExtensionContext context, Class<?> testClass) {
		return context.getParent()
			.filter((parent) -> parent.getTestClass().filter(testClass::equals).isPresent())
			.map((parent) -> run(parent, testClass))
			.orElseGet(() -> context.getStore(NAMESPACE).computeIfAbsent(testClass, Run::new, Run.class));
	}

	// A top-level class may run beside others: that is what leases are for.
	private boolean runsBesideItself(ExtensionContext context) {
		ExtensionContext parent = context.getParent().filter((level) -> level.getTestClass().isPresent()).orElse(null);
		return parent != null && (context.getExecutionMode() == ExecutionMode.CONCURRENT || runsBesideItself(parent));
	}

	/**
	 * One run of a class. Closed by JUnit with the class's store.
	 */
	private static final class Run implements AutoCloseable {

		private final Class<?> testClass;

		private boolean warned;

		Run(Class<?> testClass) {
			this.testClass = testClass;
			LeasedContextCache.shared().beginRun(testClass);
		}

		synchronized void warnOfSharedOverrides() {
			if (!this.warned) {
				this.warned = true;
				logger.warn(WARNING.formatted(this.testClass.getName()));
			}
		}

		@Override
		public void close() {
			LeasedContextCache.shared().endRun(this.testClass);
		}

	}

}
