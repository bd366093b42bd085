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

import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Tells the parent process what becomes of the application: that its web server listens,
 * that it is ready, or that it has failed. Does nothing in a process that was not started
 * by {@code McpServerProcess}.
 */
public final class ReportingListener implements ApplicationListener<ApplicationEvent>, Ordered {

	/**
	 * Creates the listener, as Spring Boot does.
	 */
	public ReportingListener() {
	}

	// After the configuration files have been read, before logging is initialized.
	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE + 11;
	}

	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		ParentProcess parent = ParentProcess.get();
		if (parent == null) {
			return;
		}
		if (event instanceof ApplicationEnvironmentPreparedEvent prepared) {
			parent.assignment().applyTo(prepared.getEnvironment());
		}
		else if (event instanceof ApplicationContextInitializedEvent initialized) {
			ServerSetup.prepare(initialized.getApplicationContext(), parent.assignment());
		}
		else if (event instanceof ApplicationReadyEvent ready) {
			parent.send(WebServerReport.ready(ready.getApplicationContext(), parent.assignment()));
		}
		else if (event instanceof ApplicationFailedEvent failed) {
			parent.send(Message.of("failed").withFailure(failed.getException()));
		}
		else if (ServerSetup.WEB_SERVERS && event instanceof WebServerInitializedEvent started) {
			WebServerReport.of(started, parent.assignment()).ifPresent(parent::send);
		}
	}

}
