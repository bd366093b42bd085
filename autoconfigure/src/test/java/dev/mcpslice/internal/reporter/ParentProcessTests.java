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

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationStartingEvent;
import org.springframework.boot.diagnostics.FailureAnalysis;

import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link ParentProcess} and those that talk to it, when nobody listens.
 */
class ParentProcessTests {

	@Test
	void nothingIsSaidWithoutAParent() {
		ApplicationStartingEvent event = new ApplicationStartingEvent(new DefaultBootstrapContext(),
				new SpringApplication(Object.class), new String[0]);

		assertThatNoException().isThrownBy(() -> {
			new ReportingListener().onApplicationEvent(event);
			new FailureReporter().report(new FailureAnalysis("description", "action", null));
		});
	}

	@Test
	void nobodyIsDisturbedWhenTheParentHasGone() throws IOException {
		try (Socket socket = new Socket()) {
			ParentProcess parent = new ParentProcess(new Assignment(new Properties()), socket);

			assertThatNoException().isThrownBy(() -> parent.send(Message.of("ready")));
		}
	}

}
