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

package dev.mcpslice.internal.reporter;

import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Gives the application the properties of the test before anything reads them: they may
 * say which configuration files there are.
 */
final class PropertiesListener implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

	// Before the configuration files are read.
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE + 9;
	}

	@Override
	public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
		ParentProcess parent = ParentProcess.get();
		if (parent != null) {
			parent.assignment().giveProperties(event.getEnvironment());
		}
	}

}
