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
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link EventStreamFilter}.
 */
class EventStreamFilterTests {

	private static final String ENDPOINT = "event:endpoint\ndata:/mcp/message?sessionId=1\n\n";

	private final List<String> log = new ArrayList<>();

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/sse");

	private final LoggingResponse response = new LoggingResponse();

	private void filter(FilterChain chain) throws Exception {
		new EventStreamFilter().doFilter(this.request, this.response, (request, response) -> {
			chain.doFilter(request, response);
			this.log.add("done");
		});
	}

	private static void write(ServletResponse response, String text) throws IOException {
		ServletOutputStream output = response.getOutputStream();
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		output.write(bytes[0]);
		output.write(bytes, 1, bytes.length - 1);
		output.flush();
		response.flushBuffer();
	}

	@Test
	void firstEventLeavesWhenTheRequestIsDone() throws Exception {
		this.request.addHeader("Accept", "text/event-stream");
		ServletResponse[] held = new ServletResponse[1];

		filter((request, response) -> {
			write(response, ENDPOINT);
			held[0] = response;
		});
		write(held[0], "event:message\ndata:1\n\n");

		assertThat(this.log).containsExactly("write", "done", "flush", "write", "flush", "flush");
		assertThat(this.response.getContentAsString()).isEqualTo(ENDPOINT + "event:message\ndata:1\n\n");
	}

	@Test
	void nothingIsWrittenToAClientThatHasLeft() throws Exception {
		ServletResponse stream = started();

		listener().onError(new AsyncEvent(asyncContext(), new IOException("Broken pipe")));

		assertThatIOException().isThrownBy(() -> write(stream, "event:message\n"))
			.withMessage("The client has left, or the response is complete");
		assertThat(this.log).containsExactly("write", "done", "flush");
	}

	@Test
	void nothingIsWrittenToAResponseThatIsComplete() throws Exception {
		ServletResponse stream = started();

		listener().onComplete(new AsyncEvent(asyncContext()));

		assertThatIOException().isThrownBy(stream::flushBuffer);
		assertThatIOException().isThrownBy(stream.getOutputStream()::close);
		assertThat(this.log).containsExactly("write", "done", "flush");
	}

	@Test
	void applicationAnswersItsOwnErrors() throws Exception {
		ServletResponse stream = started();

		listener().onError(new AsyncEvent(asyncContext(), new IllegalStateException()));
		listener().onTimeout(new AsyncEvent(asyncContext()));
		write(stream, "event:error\n");

		assertThat(this.response.getContentAsString()).endsWith("event:error\n");
	}

	// While a thread writes, the container may not give the response to another client.
	@Test
	void containerWaitsForTheThreadThatWrites() throws Exception {
		ServletResponse stream = started();
		Thread container = new Thread(() -> onComplete(listener()));

		this.response.whileWriting = () -> {
			container.start();
			await().until(() -> container.getState() == Thread.State.WAITING);
		};
		stream.getOutputStream().write("event:message\n".getBytes(StandardCharsets.UTF_8));
		container.join(10_000);

		assertThat(container.isAlive()).isFalse();
	}

	@Test
	void requestThatIsStartedAgainIsFollowed() throws Exception {
		ServletResponse stream = started();
		MockAsyncContext next = new MockAsyncContext(this.request, this.response);

		listener().onStartAsync(new AsyncEvent(next));
		onComplete(next.getListeners().get(0));

		assertThatIOException().isThrownBy(stream::flushBuffer);
	}

	private ServletResponse started() throws Exception {
		this.request.addHeader("Accept", "text/event-stream");
		this.request.setAsyncSupported(true);
		ServletResponse[] stream = new ServletResponse[1];
		filter((request, response) -> {
			request.startAsync();
			write(response, ENDPOINT);
			stream[0] = response;
		});
		return stream[0];
	}

	private MockAsyncContext asyncContext() {
		return (MockAsyncContext) this.request.getAsyncContext();
	}

	private AsyncListener listener() {
		return asyncContext().getListeners().get(0);
	}

	private static void onComplete(AsyncListener listener) {
		try {
			listener.onComplete(null);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Test
	void otherEventsLeaveAtOnce() throws Exception {
		this.request.addHeader("Accept", "text/event-stream");

		filter((request, response) -> write(response, "event:news\ndata:1\n\n"));

		assertThat(this.log).containsExactly("write", "flush", "flush", "done");
	}

	@Test
	void responseThatIsTooShortLeavesAtOnce() throws Exception {
		this.request.addHeader("Accept", "text/event-stream");

		filter((request, response) -> write(response, "event:"));

		assertThat(this.log).containsExactly("write", "flush", "flush", "done");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET", "POST" })
	void otherRequestsAreLeftAlone(String method) throws Exception {
		this.request.setMethod(method);
		this.request.addHeader("Accept", "application/json");

		filter((request, response) -> {
			assertThat(request).isSameAs(this.request);
			assertThat(response).isSameAs(this.response);
		});
	}

	@Test
	void requestThatSaysNothingIsLeftAlone() throws Exception {
		filter((request, response) -> assertThat(response).isSameAs(this.response));
	}

	@Test
	void streamIsTheContainers() throws Exception {
		this.request.addHeader("Accept", "text/event-stream");

		filter((request, response) -> {
			ServletOutputStream output = response.getOutputStream();
			assertThat(output).isSameAs(response.getOutputStream());
			assertThat(output.isReady()).isTrue();
			output.setWriteListener(null);
			output.close();
		});

		assertThat(this.log).containsExactly("listen", "close", "done");
	}

	/**
	 * Tells what is done to it.
	 */
	private final class LoggingResponse extends MockHttpServletResponse {

		private Runnable whileWriting = () -> {
		};

		@Override
		public void flushBuffer() {
			EventStreamFilterTests.this.log.add("flush");
		}

		@Override
		public ServletOutputStream getOutputStream() {
			ServletOutputStream output = super.getOutputStream();
			return new ServletOutputStream() {

				@Override
				public boolean isReady() {
					return true;
				}

				@Override
				public void setWriteListener(WriteListener listener) {
					EventStreamFilterTests.this.log.add("listen");
				}

				@Override
				public void write(int value) throws IOException {
					output.write(value);
				}

				@Override
				public void write(byte[] bytes, int offset, int length) throws IOException {
					LoggingResponse.this.whileWriting.run();
					EventStreamFilterTests.this.log.add("write");
					output.write(bytes, offset, length);
				}

				@Override
				public void flush() {
					EventStreamFilterTests.this.log.add("flush");
				}

				@Override
				public void close() {
					EventStreamFilterTests.this.log.add("close");
				}

			};
		}

	}

}
