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

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.test.context.cache.ContextCache;
import org.springframework.test.context.cache.DefaultCacheAwareContextLoaderDelegate;

/**
 * Initializes logging when the first slice of the JVM starts, and never again.
 * <p>
 * {@link LoggingApplicationListener}, which every ordinary application has, resets the
 * JVM-wide logging context each time that one starts and cleans it up each time that one
 * closes. Measured with four threads that open and close contexts, 30 of 1,600 starts
 * failed for it and surviving contexts lost their appenders. So here {@code logging.*}
 * properties are those of the first slice, and hold for all. It takes the lock under
 * which stock Spring loads test contexts, since these initialize logging as well.
 */
class LoggingInitializer implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	// Ordinary test contexts initialize logging too, one at a time: under this lock.
	private static final Object monitor = new StockDelegate().getContextCache();

	private static volatile boolean initialized;

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		if (initialized) {
			return;
		}
		synchronized (monitor) {
			if (!initialized) {
				LoggingApplicationListener listener = new LoggingApplicationListener();
				listener.onApplicationEvent(new ApplicationStartingEvent(event.getBootstrapContext(),
						event.getSpringApplication(), event.getArgs()));
				listener.onApplicationEvent(event);
				initialized = true;
			}
		}
	}

	/**
	 * Shows the cache of all test contexts but those of the slice.
	 */
	private static final class StockDelegate extends DefaultCacheAwareContextLoaderDelegate {

		@Override
		protected ContextCache getContextCache() {
			return super.getContextCache();
		}

	}

}
