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

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link ApplicationStack}.
 */
class ApplicationStackTests {

	private static final String SERVLET_TRANSPORT = "org.springframework.ai.mcp.server.webmvc.transport"
			+ ".WebMvcStreamableServerTransportProvider";

	private static final String REACTIVE_SERVER = "org.springframework.ai.mcp.server.webflux.autoconfigure"
			+ ".McpServerStreamableHttpWebFluxAutoConfiguration";

	private static final String ANY_SERVER = "org.springframework.ai.mcp.server.common.autoconfigure"
			+ ".McpServerAutoConfiguration";

	private static final String SERVLET_SECURITY = "org.springframework.security.web.SecurityFilterChain";

	// What Spring Boot makes of the class path without the clients' WebFlux is the last.
	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "true,  false, true,  false, SERVLET,  SERVLET", // Spring
																							// AI's
																							// starter
																							// for
																							// WebMVC
			"false, true,  true,  false, REACTIVE, REACTIVE", // for WebFlux
			"false, true,  true,  true,  SERVLET,  REACTIVE", // and Spring MVC beside it
			"true,  true,  true,  false, SERVLET,  -", // both
			"false, false, true,  false, REACTIVE, REACTIVE", // stdio only
			"false, false, true,  false, SERVLET,  REACTIVE", // with pages beside it
			"false, false, true,  true,  SERVLET,  SERVLET", // which are protected
			"false, false, false, false, REACTIVE, REACTIVE", // a transport of its own
			"false, false, false, false, SERVLET,  SERVLET" // which is a servlet
	})
	void isThatOfTheServer(boolean servletTransport, boolean reactiveServer, boolean anyServer, boolean security,
			WebApplicationType deduced, WebApplicationType stack) {
		Map<String, Boolean> present = Map.of(SERVLET_TRANSPORT, servletTransport, REACTIVE_SERVER, reactiveServer,
				ANY_SERVER, anyServer, SERVLET_SECURITY, security);

		assertThat(ApplicationStack.find(present::get, () -> deduced)).isEqualTo(stack);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "servlet, SERVLET", "REACTIVE, REACTIVE", "none, -" })
	void isWhatTheTestSays(String property, WebApplicationType stack) {
		Map<String, Object> properties = Map.of("spring.main.webApplicationType", property);

		// The class path of these tests has both.
		assertThat(ApplicationStack.find(properties, getClass().getClassLoader())).isEqualTo(stack);
	}

	@Test
	void refusesWhatIsNone() {
		Map<String, Object> properties = Map.of("spring.main.web-application-type", "cobol");

		assertThatIllegalStateException()
			.isThrownBy(() -> ApplicationStack.find(properties, getClass().getClassLoader()))
			.withMessage("'spring.main.web-application-type' is 'cobol', but only 'servlet' and 'reactive' are served "
					+ "by @McpServerTest");
	}

}
