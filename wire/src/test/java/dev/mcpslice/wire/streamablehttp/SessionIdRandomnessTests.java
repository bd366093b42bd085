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

package dev.mcpslice.wire.streamablehttp;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.mcpslice.wire.Scenario;
import org.assertj.core.data.Offset;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The ids of many sessions. The server is one of its own, as it keeps them all.
 */
@TestPropertySource(properties = "spring.application.name=wire-with-many-sessions")
@Tag("platform")
class SessionIdRandomnessTests extends RequestTests {

	private static final int SESSIONS = 500;

	/**
	 * Eight standard deviations of the number of ones among fair bits: the test fails
	 * without reason once in millions of millions of runs.
	 */
	private static final Offset<Long> CHANCE = Offset.offset(Math.round(8 * Math.sqrt(SESSIONS) / 2));

	@Test
	@Scenario("A09")
	void isThatOfRandomUuids() {
		List<String> sessions = Stream.generate(this.http::open).limit(SESSIONS).toList();

		assertThat(sessions).doesNotHaveDuplicates().allMatch((session) -> session.matches("[\\x21-\\x7e]+"));
		List<UUID> ids = sessions.stream().map(UUID::fromString).toList();
		assertThat(ids).extracting(UUID::version, UUID::variant).containsOnly(Tuple.tuple(4, 2));
		assertThat(IntStream.range(0, 128).filter((bit) -> !isFixed(bit))).hasSize(122)
			.allSatisfy((bit) -> assertThat(ids.stream().filter((id) -> isSet(id, bit)).count())
				.isCloseTo(SESSIONS / 2L, CHANCE));
	}

	// The four bits of the version, and the two of the variant.
	private static boolean isFixed(int bit) {
		return (bit >= 12 && bit < 16) || bit >= 126;
	}

	private static boolean isSet(UUID id, int bit) {
		long half = (bit < 64) ? id.getMostSignificantBits() : id.getLeastSignificantBits();
		return (half >>> (bit % 64) & 1) == 1;
	}

}
