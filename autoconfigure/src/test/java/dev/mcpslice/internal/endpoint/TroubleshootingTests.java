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

package dev.mcpslice.internal.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages refer to sections that exist, and no section is without a message.
 */
class TroubleshootingTests {

	private static final Path PAGE = Path.of("../docs/troubleshooting.md");

	private static final Pattern ANCHOR = Pattern.compile("(?m)^<a id=\"([a-z-]+)\"></a>$");

	@Test
	void everySectionIsOnThePage() throws IOException {
		List<String> anchors = ANCHOR.matcher(Files.readString(PAGE))
			.results()
			.map((result) -> result.group(1))
			.toList();

		assertThat(Stream.of(Troubleshooting.values()).map(Troubleshooting::url))
			.containsExactlyInAnyOrderElementsOf(anchors.stream()
				.map("https://github.com/mcpslice/mcpslice/blob/main/docs/troubleshooting.md#"::concat)
				.toList());
	}

}
