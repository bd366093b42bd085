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

package dev.mcpslice.internal.client.transport;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CallOptions}.
 */
class CallOptionsTests {

	private final MockEnvironment environment = new MockEnvironment();

	@Test
	void waitsAsLongAsTheSdk() {
		CallOptions options = CallOptions.from(this.environment);

		assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(20));
		assertThat(options.handshakeTimeout()).isEqualTo(Duration.ofSeconds(20));
	}

	@Test
	void readsTimeoutsFromProperties() {
		CallOptions options = CallOptions.from(this.environment.withProperty("mcpslice.client.timeout", "3s")
			.withProperty("mcpslice.client.handshake-timeout", "1m"));

		assertThat(options.timeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.handshakeTimeout()).isEqualTo(Duration.ofMinutes(1));
	}

	@Test
	void namesThePropertyThatIsNoDuration() {
		this.environment.withProperty("mcpslice.client.timeout", "soon");

		assertThatExceptionOfType(BindException.class).isThrownBy(() -> CallOptions.from(this.environment))
			.withMessageContaining("mcpslice.client.timeout");
	}

	@Test
	void refusesToWaitForNothing() {
		this.environment.withProperty("mcpslice.client.handshake-timeout", "0s");

		assertThatIllegalArgumentException().isThrownBy(() -> CallOptions.from(this.environment))
			.withMessageContaining("give it more than PT0S");
	}

}
