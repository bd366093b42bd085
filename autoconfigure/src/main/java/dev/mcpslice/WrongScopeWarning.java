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

import java.net.URL;
import java.security.CodeSource;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Says that mcpslice is in the jar of an application, where it does not belong.
 */
final class WrongScopeWarning {

	private static final Log logger = LogFactory.getLog(WrongScopeWarning.class);

	private final AtomicBoolean given = new AtomicBoolean();

	/**
	 * Warns, once, if this class has been packaged into an application.
	 */
	void give() {
		CodeSource source = WrongScopeWarning.class.getProtectionDomain().getCodeSource();
		give((source != null) ? source.getLocation() : null);
	}

	void give(@Nullable URL location) {
		if (isInApplication(location) && this.given.compareAndSet(false, true)) {
			logger.warn("mcpslice is packaged into this application, and with it what is for tests only: " + location
					+ ". Give mcpslice-spring-boot-starter-test the scope 'test' in Maven, or 'testImplementation' "
					+ "in Gradle.");
		}
	}

	private static boolean isInApplication(@Nullable URL location) {
		String place = String.valueOf(location);
		return place.contains("BOOT-INF/") || place.contains("WEB-INF/");
	}

}
