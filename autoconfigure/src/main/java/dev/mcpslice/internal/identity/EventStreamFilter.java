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
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Spares clients two races of event streams on servlets.
 * <p>
 * Upstream's SSE transport for Spring MVC writes the event that tells a client where to
 * post outside of the lock under which it writes all others, so that the answer to a
 * client that is fast may repeat that event, at which the client gives up. Here that
 * first event leaves only when the request's thread is done with it.
 * <p>
 * When a client has left, the container ends its request from a thread of its own, and
 * gives the response to the next client, while the thread that has noticed may still be
 * in it. That corrupts or ends the stream of a client that has nothing to do with it.
 * Spring's guard against this, the lock of {@code StandardServletAsyncWebRequest}, is not
 * used by the responses of functional endpoints. Here the container waits for the thread
 * that writes, and nothing is written any more afterwards.
 * <p>
 * Nothing else is held back or changed. For use by mcpslice itself.
 */
public final class EventStreamFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String accept = ((HttpServletRequest) request).getHeader("Accept");
		if (accept == null || !accept.contains("text/event-stream")) {
			chain.doFilter(request, response);
			return;
		}
		StreamResponse stream = new StreamResponse((HttpServletResponse) response);
		try {
			chain.doFilter(request, stream);
		}
		finally {
			if (request.isAsyncStarted()) {
				request.getAsyncContext().addListener(stream);
			}
			stream.release();
		}
	}

	/**
	 * A response that is not flushed while it holds nothing but the first event of an MCP
	 * session over SSE, and that is used by one thread at a time.
	 */
	private static final class StreamResponse extends HttpServletResponseWrapper implements AsyncListener {

		private static final byte[] BEGINNING = "event:endpoint".getBytes(StandardCharsets.UTF_8);

		private final ReentrantLock lock = new ReentrantLock();

		private @Nullable ServletOutputStream output;

		private int recognized;

		private boolean released;

		private boolean flushed;

		private boolean over;

		StreamResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			this.lock.lock();
			try {
				if (this.output == null) {
					this.output = new StreamOutput(this, super.getOutputStream());
				}
				return this.output;
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void flushBuffer() throws IOException {
			flush(super::flushBuffer);
		}

		void write(byte[] bytes, int offset, int length, Action write) throws IOException {
			inTurn(() -> {
				for (int i = 0; i < length && this.recognized >= 0 && this.recognized < BEGINNING.length; i++) {
					this.recognized = (bytes[offset + i] == BEGINNING[this.recognized]) ? this.recognized + 1 : -1;
				}
				write.run();
			});
		}

		void flush(Action flush) throws IOException {
			inTurn(() -> {
				if (this.released || this.recognized != BEGINNING.length) {
					flush.run();
				}
				else {
					this.flushed = true;
				}
			});
		}

		void release() throws IOException {
			this.lock.lock();
			try {
				this.released = true;
				if (this.flushed) {
					super.flushBuffer();
				}
			}
			finally {
				this.lock.unlock();
			}
		}

		void inTurn(Action action) throws IOException {
			this.lock.lock();
			try {
				if (this.over) {
					throw new IOException("The client has left, or the response is complete");
				}
				action.run();
			}
			finally {
				this.lock.unlock();
			}
		}

		@Override
		public void onComplete(AsyncEvent event) {
			end(true);
		}

		// What else fails is answered by the application, on this response.
		@Override
		public void onError(AsyncEvent event) {
			end(event.getThrowable() instanceof IOException);
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			end(false);
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			event.getAsyncContext().addListener(this);
		}

		private void end(boolean over) {
			this.lock.lock();
			try {
				this.over |= over;
			}
			finally {
				this.lock.unlock();
			}
		}

	}

	/**
	 * The output stream of a response that is used by one thread at a time.
	 */
	private static final class StreamOutput extends ServletOutputStream {

		private final StreamResponse response;

		private final ServletOutputStream output;

		StreamOutput(StreamResponse response, ServletOutputStream output) {
			this.response = response;
			this.output = output;
		}

		@Override
		public boolean isReady() {
			return this.output.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.output.setWriteListener(listener);
		}

		@Override
		public void write(int value) throws IOException {
			this.response.write(new byte[] { (byte) value }, 0, 1, () -> this.output.write(value));
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.response.write(bytes, offset, length, () -> this.output.write(bytes, offset, length));
		}

		@Override
		public void flush() throws IOException {
			this.response.flush(this.output::flush);
		}

		@Override
		public void close() throws IOException {
			this.response.inTurn(this.output::close);
		}

	}

	/**
	 * Something that is done to a response.
	 */
	@FunctionalInterface
	private interface Action {

		void run() throws IOException;

	}

}
