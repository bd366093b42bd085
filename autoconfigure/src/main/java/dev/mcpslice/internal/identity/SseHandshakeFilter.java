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
 * Spares clients two races in upstream's SSE transport for Spring MVC.
 * <p>
 * It writes the event that tells a client where to post outside of the lock under which
 * it writes all others, so that the answer to a client that is fast may repeat that
 * event, at which the client gives up. Here that first event leaves only when the
 * request's thread is done with it.
 * <p>
 * When it cannot write to a client that has left, it ends the request from the thread
 * that writes. So does the servlet container from a thread of its own, which may serve
 * another client on the same objects by then, whose connection is closed in its stead.
 * Here only the container ends the request.
 * <p>
 * Nothing else is held back or changed. For use by mcpslice itself.
 */
public final class SseHandshakeFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String accept = ((HttpServletRequest) request).getHeader("Accept");
		if (!"GET".equals(((HttpServletRequest) request).getMethod()) || accept == null
				|| !accept.contains("text/event-stream")) {
			chain.doFilter(request, response);
			return;
		}
		HeldResponse held = new HeldResponse((HttpServletResponse) response);
		try {
			chain.doFilter(request, held);
		}
		finally {
			held.release();
		}
	}

	/**
	 * A response that is not flushed while it holds nothing but the first event of an MCP
	 * session over SSE.
	 */
	private static final class HeldResponse extends HttpServletResponseWrapper {

		private static final byte[] BEGINNING = "event:endpoint".getBytes(StandardCharsets.UTF_8);

		private @Nullable ServletOutputStream output;

		private int recognized;

		private boolean released;

		private boolean flushed;

		HeldResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public synchronized ServletOutputStream getOutputStream() throws IOException {
			if (this.output == null) {
				this.output = new HeldOutputStream(this, super.getOutputStream());
			}
			return this.output;
		}

		private synchronized void look(byte[] bytes, int offset, int length) {
			for (int i = 0; i < length && this.recognized >= 0 && this.recognized < BEGINNING.length; i++) {
				this.recognized = (bytes[offset + i] == BEGINNING[this.recognized]) ? this.recognized + 1 : -1;
			}
		}

		// Asked before a flush, which is made up for later.
		private synchronized boolean holds() {
			boolean holds = !this.released && isEventStream();
			this.flushed |= holds;
			return holds;
		}

		@Override
		public void flushBuffer() throws IOException {
			if (!holds()) {
				orLeave(super::flushBuffer);
			}
		}

		/**
		 * Does something to the response. What fails since the client has left is the
		 * container's to deal with.
		 * @param action what to do
		 */
		private void orLeave(Output action) throws IOException {
			try {
				action.go();
			}
			catch (IOException ex) {
				if (!isEventStream()) {
					throw ex;
				}
			}
		}

		private synchronized boolean isEventStream() {
			return this.recognized == BEGINNING.length;
		}

		void release() throws IOException {
			boolean flush;
			synchronized (this) {
				this.released = true;
				flush = this.flushed;
			}
			if (flush) {
				orLeave(super::flushBuffer);
			}
		}

	}

	/**
	 * The output stream of a response that may be held.
	 */
	private static final class HeldOutputStream extends ServletOutputStream {

		private final HeldResponse response;

		private final ServletOutputStream output;

		HeldOutputStream(HeldResponse response, ServletOutputStream output) {
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
			this.response.look(new byte[] { (byte) value }, 0, 1);
			this.response.orLeave(() -> this.output.write(value));
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.response.look(bytes, offset, length);
			this.response.orLeave(() -> this.output.write(bytes, offset, length));
		}

		@Override
		public void flush() throws IOException {
			if (!this.response.holds()) {
				this.response.orLeave(this.output::flush);
			}
		}

		@Override
		public void close() throws IOException {
			this.output.close();
		}

	}

	/**
	 * Something that is done to a response.
	 */
	@FunctionalInterface
	private interface Output {

		void go() throws IOException;

	}

}
