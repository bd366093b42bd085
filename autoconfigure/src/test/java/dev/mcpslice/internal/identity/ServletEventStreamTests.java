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

package dev.mcpslice.internal.identity;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.BDDMockito.willThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link ServletInstanceCheck}: what clients see that listen.
 */
@Timeout(30)
class ServletEventStreamTests {

	private static final String COMMENT = ": listening\n\n";

	private static final String EVENT = "data: news\n\n";

	private final ServerIdentity identity = ServerIdentity.create("the bookshop");

	private final ServletInstanceCheck check = new ServletInstanceCheck(this.identity);

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/mcp");

	private final ServletOutputStream output = mock(ServletOutputStream.class);

	private final PrintWriter writer = mock(PrintWriter.class);

	private MockHttpServletResponse response = new MockHttpServletResponse();

	private void listen(Application application) throws Exception {
		this.request.addHeader(ServerIdentity.HEADER, this.identity.toHeader());
		this.request.addHeader("Mcp-Session-Id", "1");
		this.request.setAsyncSupported(true);
		this.check.doFilter(this.request, this.response, stream(application));
	}

	// As Spring MVC and the SDK's own servlet do.
	private static FilterChain stream(Application application) {
		return (call, answer) -> {
			answer.setContentType("text/event-stream");
			call.startAsync();
			application.use(answer);
		};
	}

	private void substituteOutput() {
		this.response = new MockHttpServletResponse() {

			@Override
			public ServletOutputStream getOutputStream() {
				return ServletEventStreamTests.this.output;
			}

			@Override
			public PrintWriter getWriter() {
				return ServletEventStreamTests.this.writer;
			}

		};
	}

	@Test
	void streamForAListenerBeginsWithAComment() throws Exception {
		listen((answer) -> {
		});

		assertThat(this.response.isCommitted()).isTrue();
		assertThat(this.response.getContentAsString()).isEqualTo(COMMENT);
	}

	@Test
	void streamOfAnApplicationThatHasTakenTheWriterBeginsWithAComment() throws Exception {
		listen((answer) -> assertThat(answer.getWriter()).isSameAs(answer.getWriter()));

		assertThat(this.response.isCommitted()).isTrue();
		assertThat(this.response.getContentAsString()).isEqualTo(COMMENT);
	}

	@Test
	void eventsFollowTheComment() throws Exception {
		ServletResponse[] stream = new ServletResponse[1];

		listen((answer) -> stream[0] = answer);
		stream[0].getOutputStream().write(EVENT.getBytes());

		assertThat(this.response.getContentAsString()).isEqualTo(COMMENT + EVENT);
	}

	@ParameterizedTest
	@CsvSource(nullValues = "-", value = { "POST, 1, text/event-stream, true", "GET, -, text/event-stream, true",
			"GET, 1, application/json, true", "GET, 1, -, true", "GET, 1, text/event-stream, false" })
	void otherAnswersDoNot(String method, String session, String type, boolean async) throws Exception {
		this.request.setMethod(method);
		this.request.addHeader(ServerIdentity.HEADER, this.identity.toHeader());
		if (session != null) {
			this.request.addHeader("Mcp-Session-Id", session);
		}
		this.request.setAsyncSupported(true);

		this.check.doFilter(this.request, this.response, (request, answer) -> {
			answer.setContentType(type);
			if (async) {
				request.startAsync();
			}
		});

		assertThat(this.response.isCommitted()).isFalse();
		assertThat(this.response.getContentAsByteArray()).isEmpty();
	}

	static Stream<Application> beginnings() {
		WriteListener listener = mock(WriteListener.class);
		return Stream.of((answer) -> answer.getOutputStream().write(1),
				(answer) -> answer.getOutputStream().write(new byte[1]), (answer) -> answer.getOutputStream().flush(),
				(answer) -> answer.getOutputStream().close(),
				(answer) -> answer.getOutputStream().setWriteListener(listener), ServletResponse::flushBuffer);
	}

	@ParameterizedTest
	@MethodSource("beginnings")
	void streamThatTheApplicationHasBegunHasNoComment(Application application) throws Exception {
		substituteOutput();

		listen(application);

		then(this.output).should(never()).write(COMMENT.getBytes());
	}

	static Stream<Application> textBeginnings() {
		return Stream.of((answer) -> answer.getWriter().write(EVENT), (answer) -> answer.getWriter().flush(),
				(answer) -> answer.getWriter().close());
	}

	@ParameterizedTest
	@MethodSource("textBeginnings")
	void textThatTheApplicationHasBegunHasNoComment(Application application) throws Exception {
		substituteOutput();

		listen(application);

		then(this.writer).should(never()).write(COMMENT);
	}

	@Test
	void applicationUsesTheOutputOfTheServer() throws Exception {
		substituteOutput();
		given(this.output.isReady()).willReturn(true);
		WriteListener listener = mock(WriteListener.class);

		listen((answer) -> {
			ServletOutputStream stream = answer.getOutputStream();
			stream.write(7);
			stream.write(EVENT.getBytes(), 0, 5);
			stream.flush();
			stream.setWriteListener(listener);
			assertThat(stream.isReady()).isTrue();
			stream.close();
		});

		then(this.output).should().write(7);
		then(this.output).should().write(EVENT.getBytes(), 0, 5);
		then(this.output).should().flush();
		then(this.output).should().setWriteListener(listener);
		then(this.output).should().close();
	}

	@Test
	void applicationUsesTheWriterOfTheServer() throws Exception {
		listen((answer) -> {
			PrintWriter writer = answer.getWriter();
			writer.print(EVENT);
			writer.close();
		});

		assertThat(this.response.getContentAsString()).isEqualTo(EVENT);
		assertThat(this.response.getWriter().checkError()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { true, false })
	void applicationIsToldByItsWriterWhetherTheClientHasGone(boolean gone) throws Exception {
		substituteOutput();
		given(this.writer.checkError()).willReturn(gone);

		listen((answer) -> assertThat(answer.getWriter().checkError()).isEqualTo(gone));
	}

	@Test
	void serverIsToldThatTheClientHasGone() throws Exception {
		substituteOutput();
		IOException gone = new IOException("Broken pipe");
		willThrow(gone).given(this.output).write(COMMENT.getBytes());

		assertThatExceptionOfType(IOException.class).isThrownBy(() -> listen((answer) -> {
		})).isSameAs(gone);
	}

	// The response of a server takes what one thread writes, not what two do.
	@Test
	void eventOfAnotherThreadWaitsForTheCommentToBeWritten() throws Exception {
		StringBuffer sent = new StringBuffer();
		Thread[] publisher = new Thread[1];
		substituteOutput();
		willAnswer((write) -> {
			publisher[0].start();
			await().atMost(Duration.ofSeconds(10)).until(() -> publisher[0].getState() == Thread.State.BLOCKED);
			return sent.append(COMMENT);
		}).given(this.output).write(COMMENT.getBytes());
		willAnswer((write) -> sent.append(EVENT)).given(this.output).write(any(), anyInt(), anyInt());

		listen((answer) -> publisher[0] = new Thread(() -> write(answer, EVENT)));
		publisher[0].join();

		assertThat(sent).hasToString(COMMENT + EVENT);
	}

	private static void write(ServletResponse answer, String event) {
		try {
			answer.getOutputStream().write(event.getBytes());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What an application does with its answer.
	 */
	interface Application {

		void use(ServletResponse answer) throws IOException, ServletException;

	}

}
