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

package dev.mcpslice.process;

import dev.mcpslice.internal.reporter.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ServerMessages}.
 */
class ServerMessagesTests {

	private final ServerMessages messages = new ServerMessages();

	@Test
	void webServerWithTransportsIsTheOneThatIsMeant() {
		this.messages.add(Message.of("listening").with("port", "1").with("transports", ""));
		this.messages.add(Message.of("listening").with("port", "2").with("transports", "SSE"));
		this.messages.add(Message.of("listening").with("port", "3").with("transports", ""));

		assertThat(this.messages.get("listening")).extracting((message) -> message.get("port")).isEqualTo("2");
		assertThat(this.messages.progress(true)).contains("listens on port 2");
	}

	@Test
	void failureIsWhatTheAnalysisSaysOrElseTheException() {
		assertThat(this.messages.failure()).isEmpty();

		this.messages.add(Message.of("failed").with("failure", "an.Exception: broken\n\tat here\n"));
		assertThat(this.messages.failure())
			.isEqualTo("\n\nThe application says:\n    an.Exception: broken\n    \tat here");

		this.messages.add(Message.of("analysis").with("description", "It is broken.\n").with("action", "Mend it.\n"));
		assertThat(this.messages.failure()).isEqualTo("\n\nThe application says:\n    It is broken.\n    Mend it.");
	}

}
