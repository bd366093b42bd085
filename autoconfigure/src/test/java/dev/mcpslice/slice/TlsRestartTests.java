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

import dev.mcpslice.TlsMaterial;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * What holds for a server that is started again holds over TLS.
 */
@Import(RestartTests.BlockingTools.class)
class TlsRestartTests extends RestartTests {

	@DynamicPropertySource
	static void configure(DynamicPropertyRegistry registry) {
		TlsMaterial.serve(registry, TlsMaterial.selfSigned("server"));
	}

}
