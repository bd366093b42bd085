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

package dev.mcpslice.internal.guard;

import java.util.List;

import dev.mcpslice.internal.guard.Endpoint.Exchange;
import dev.mcpslice.internal.guard.KnownFaults.Fault;
import org.junit.jupiter.api.Test;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class KnownFaultsTests {

	private static final Finding STATUS_500 = finding(500, "");

	private static Finding finding(int status, String body) {
		return new Finding("The answer gives away a stack trace.",
				new Exchange("POST", new Answer(status, HttpHeaders.EMPTY, body, null)));
	}

	@Test
	void faultOfTheClassPathIsKnown() {
		KnownFaults faults = new KnownFaults(Stack.WEBFLUX, true);

		assertThat(faults.behind("streamable-http.error.null", STATUS_500))
			.hasValueSatisfying((fault) -> assertThat(fault)
				.hasToString("McpSchema.deserializeJsonRpcMessage has a NullPointerException "
						+ "for null, which the transports do not expect (MCP Java SDK: not reported)"));
		assertThat(faults.behind("streamable-http.error.null", finding(404, ""))).isEmpty();
		assertThat(faults.missed("streamable-http.error.null")).hasSize(1);
	}

	@Test
	void faultOfAnotherStackIsNot() {
		assertThat(new KnownFaults(Stack.WEBMVC, true).behind("streamable-http.error.huge", STATUS_500)).isEmpty();
	}

	@Test
	void ofAServerThatMayBeAnythingOnlyWhatIsDistinctIsKnown() {
		KnownFaults faults = new KnownFaults(Stack.UNKNOWN, false);

		assertThat(faults.behind("streamable-http.error.null", STATUS_500)).isEmpty();
		assertThat(faults.behind("streamable-http.error.null", finding(400, "{\"jsonRpcError\":{}}"))).isPresent();
		assertThat(faults.missed("streamable-http.error.null")).isEmpty();
	}

	@Test
	void faultEndsWithTheVersionThatMendsIt() {
		Fault fault = new Fault("a", null, "b", "SDK", "c", false, "2.1.0", "https://example.com/1", "It fails");

		assertThat(List.of("2.0.0", "2.0.1", "1.9", "2.0.10-M1")).allMatch(fault::holdsFor);
		assertThat(List.of("2.1.0", "2.1", "2.1.1", "3.0", "10.0.0")).noneMatch(fault::holdsFor);
		assertThat(fault.holdsFor(null)).isTrue();
		assertThat(fault).hasToString("It fails (SDK: https://example.com/1, mended in 2.1.0)");
	}

	@Test
	void versionsAreFoundInManifestsAndNamesOfFiles() {
		assertThat(KnownFaults.version("1.2.3", "")).isEqualTo("1.2.3");
		assertThat(KnownFaults.version(null, "file:/repository/mcp-core-2.1.0-SNAPSHOT.jar"))
			.isEqualTo("2.1.0-SNAPSHOT");
		assertThat(KnownFaults.version(null, "file:/classes/")).isNull();
		assertThat(KnownFaults.version("io.modelcontextprotocol.spec.McpSchema")).startsWith("2.");
	}

	@Test
	void stackIsThatOfTheClassPathOrElseOfTheServer() {
		HttpHeaders dated = new HttpHeaders();
		dated.set("Date", "today");
		Answer servlet = new Answer(200, dated, "", null);
		Answer netty = new Answer(200, HttpHeaders.EMPTY, "", null);

		assertThat(Stack.of(true, false, servlet)).isEqualTo(Stack.WEBFLUX);
		assertThat(Stack.of(false, true, netty)).isEqualTo(Stack.WEBMVC);
		assertThat(Stack.of(true, true, netty)).isEqualTo(Stack.WEBFLUX);
		assertThat(Stack.of(true, true, servlet)).isEqualTo(Stack.WEBMVC);
		assertThat(Stack.of(false, false, netty)).isEqualTo(Stack.UNKNOWN);
		assertThat(Stack.of(false, netty)).isEqualTo(Stack.UNKNOWN);
	}

	@Test
	void whatIsReportedHasAnAddress() {
		assertThat(KnownFaults.all()).allMatch((fault) -> fault.upstream().equals("not reported")
				|| fault.upstream().startsWith("https://github.com/"));
	}

}
