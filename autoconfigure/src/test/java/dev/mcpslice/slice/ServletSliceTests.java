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

package dev.mcpslice.slice;

import org.junit.jupiter.api.Nested;

import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.ActiveProfiles;

/**
 * What holds on WebFlux holds on servlets as well.
 */
@ActiveProfiles("servlet")
class ServletSliceTests {

	@Nested
	@Import(AllPropertiesTests.Eager.class)
	class AllProperties extends AllPropertiesTests {

	}

	@Nested
	class AttachedSecurity extends AttachedSecurityTests {

	}

	@Nested
	class AttachedSse extends AttachedSseTests {

		// A servlet container sees it when it writes, as in production.
		@Override
		void noticeThatClientsHaveLeft() {
			this.server.notifyToolsListChanged();
		}

	}

	@Nested
	class AttachedStreamableHttp extends AttachedStreamableHttpTests {

		@Override
		HttpStatus answerToAStrangeSession() {
			return HttpStatus.NOT_FOUND;
		}

	}

	@Nested
	class Authority extends AuthorityTests {

	}

	@Nested
	class ClosedServer extends ClosedServerTests {

	}

	@Nested
	class ContextHierarchy extends ContextHierarchyTests {

	}

	@Nested
	class DeclaredTransports extends DeclaredTransportsTests {

	}

	@Nested
	class DirtiesContext extends DirtiesContextTests {

	}

	@Nested
	class Injection extends InjectionTests {

	}

	@Nested
	class InstanceCheck extends InstanceCheckTests {

	}

	@Nested
	class LostSession extends LostSessionTests {

	}

	@Nested
	class NarrowedTools extends NarrowedToolsTests {

	}

	@Nested
	class OwnTransports extends OwnTransportsTests {

	}

	@Nested
	class Port extends PortTests {

	}

	@Nested
	class Refusals extends RefusalsTests {

	}

	@Nested
	@Import(RestartTests.BlockingTools.class)
	class Restart extends RestartTests {

	}

	@Nested
	class Security extends SecurityTests {

	}

	@Nested
	class SeveralTransports extends SeveralTransportsTests {

	}

	@Nested
	class SpringSupport extends SpringSupportTests {

	}

	@Nested
	class StandardInput extends StandardInputTests {

	}

	@Nested
	class TlsCertificates extends TlsCertificatesTests {

	}

	@Nested
	class TlsClientAuth extends TlsClientAuthTests {

	}

	@Nested
	class TlsClosing extends TlsClosingTests {

	}

	@Nested
	class TlsRestart extends TlsRestartTests {

	}

	@Nested
	class Tls extends TlsTests {

	}

	@Nested
	class TlsWrongServer extends TlsWrongServerTests {

	}

	@Nested
	class Transports extends TransportsTests {

	}

	@Nested
	class UserBeans extends UserBeansTests {

	}

	@Nested
	class WrongServer extends WrongServerTests {

	}

}
