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

package dev.mcpslice.wire.security;

import dev.mcpslice.wire.fixture.OwnTransports;
import io.modelcontextprotocol.server.transport.DefaultServerTransportSecurityValidator;
import io.modelcontextprotocol.server.transport.ServerTransportSecurityValidator;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What applications allow: each class has a validator for {@link OwnTransports}. They are
 * no members of the test classes, since Spring warns of configuration beside
 * {@code @Nested} classes that is not meant for them all.
 */
final class Allowing {

	private Allowing() {
	}

	@SuppressWarnings("deprecation")
	@TestConfiguration(proxyBeanMethods = false)
	static class Everything {

		@Bean
		ServerTransportSecurityValidator everything() {
			return ServerTransportSecurityValidator.NOOP;
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class NothingAtAll {

		@Bean
		DefaultServerTransportSecurityValidator nothingAtAll() {
			return DefaultServerTransportSecurityValidator.builder().build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class ExampleHost {

		@Bean
		DefaultServerTransportSecurityValidator exampleHost() {
			return DefaultServerTransportSecurityValidator.builder().allowedHost("example.com").build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class CustomHost {

		@Bean
		DefaultServerTransportSecurityValidator customHost() {
			return DefaultServerTransportSecurityValidator.builder().allowedHost("custom.host").build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class LocalPages {

		@Bean
		DefaultServerTransportSecurityValidator localPages() {
			return DefaultServerTransportSecurityValidator.builder().allowedOrigin("http://localhost:*").build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Localhost {

		@Bean
		DefaultServerTransportSecurityValidator localhost() {
			return DefaultServerTransportSecurityValidator.builder()
				.allowedHost("localhost:*")
				.allowedOrigin("http://localhost:*")
				.build();
		}

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Loopback {

		@Bean
		DefaultServerTransportSecurityValidator loopback() {
			return DefaultServerTransportSecurityValidator.builder()
				.allowedHost("127.0.0.1:*")
				.allowedOrigin("http://127.0.0.1:*")
				.build();
		}

	}

}
