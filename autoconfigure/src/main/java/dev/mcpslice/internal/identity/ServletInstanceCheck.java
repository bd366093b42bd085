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
import java.io.Writer;
import java.nio.charset.StandardCharsets;

import io.modelcontextprotocol.spec.HttpHeaders;
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
 * What {@link ReactiveInstanceCheck} is to reactive applications, for those on servlets.
 * For use by mcpslice itself.
 */
public final class ServletInstanceCheck implements Filter {

	private final ServerIdentity identity;

	/**
	 * Creates a check.
	 * @param identity which server this is
	 */
	public ServletInstanceCheck(ServerIdentity identity) {
		this.identity = identity;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		doFilter((HttpServletRequest) request, (HttpServletResponse) response, chain);
	}

	private void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String meant = request.getHeader(ServerIdentity.HEADER);
		if (meant == null) {
			chain.doFilter(request, response);
		}
		else if (!meant.equals(this.identity.toHeader())) {
			refuse(meant, new NamedResponse(response, this.identity));
		}
		else if ("GET".equals(request.getMethod()) && request.getHeader(HttpHeaders.MCP_SESSION_ID) != null) {
			listen(request, new ListeningResponse(response, this.identity), chain);
		}
		else {
			chain.doFilter(request, new NamedResponse(response, this.identity));
		}
	}

	private void refuse(String meant, HttpServletResponse response) throws IOException {
		response.setStatus(421);
		response.setContentType("text/plain;charset=UTF-8");
		response.getOutputStream().write(this.identity.refusal(meant).getBytes(StandardCharsets.UTF_8));
	}

	private void listen(HttpServletRequest request, ListeningResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter(request, response);
		String type = response.getContentType();
		if (request.isAsyncStarted() && type != null && type.startsWith("text/event-stream")) {
			response.begin();
		}
	}

	/**
	 * A response that names the server, whatever the application does to its headers.
	 */
	private static class NamedResponse extends HttpServletResponseWrapper {

		private final ServerIdentity identity;

		NamedResponse(HttpServletResponse response, ServerIdentity identity) {
			super(response);
			this.identity = identity;
			name();
		}

		private void name() {
			setHeader(ServerIdentity.HEADER, this.identity.toHeader());
		}

		@Override
		public void reset() {
			super.reset();
			name();
		}

	}

	/**
	 * An event stream that begins with a comment, as soon as the application has it, or
	 * with what the application writes, if that comes first. Without either, its headers
	 * are not sent, and a client cannot know from when on it will be told of events.
	 * <p>
	 * The application may write from any thread as soon as it has the stream. No response
	 * takes that while the comment is written, so that its first words wait until then.
	 */
	private static final class ListeningResponse extends NamedResponse {

		private static final String COMMENT = ": listening\n\n";

		private @Nullable PrintWriter writer;

		private boolean begun;

		ListeningResponse(HttpServletResponse response, ServerIdentity identity) {
			super(response, identity);
		}

		synchronized void begin() throws IOException {
			if (this.begun) {
				return;
			}
			this.begun = true;
			if (this.writer != null) {
				getResponse().getWriter().write(COMMENT);
			}
			else {
				getResponse().getOutputStream().write(COMMENT.getBytes(StandardCharsets.UTF_8));
			}
			getResponse().flushBuffer();
		}

		private synchronized void leave() {
			this.begun = true;
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			return new ListeningOutputStream(super.getOutputStream(), this::leave);
		}

		@Override
		public synchronized PrintWriter getWriter() throws IOException {
			if (this.writer == null) {
				this.writer = new PrintWriter(new ListeningWriter(super.getWriter(), this::leave));
			}
			return this.writer;
		}

		@Override
		public void flushBuffer() throws IOException {
			leave();
			super.flushBuffer();
		}

	}

	/**
	 * An output stream that says that the application is going to use it.
	 */
	private static final class ListeningOutputStream extends ServletOutputStream {

		private final ServletOutputStream output;

		private final Runnable use;

		ListeningOutputStream(ServletOutputStream output, Runnable use) {
			this.output = output;
			this.use = use;
		}

		@Override
		public boolean isReady() {
			return this.output.isReady();
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			this.use.run();
			this.output.setWriteListener(listener);
		}

		@Override
		public void write(int value) throws IOException {
			this.use.run();
			this.output.write(value);
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			this.use.run();
			this.output.write(bytes, offset, length);
		}

		@Override
		public void flush() throws IOException {
			this.use.run();
			this.output.flush();
		}

		@Override
		public void close() throws IOException {
			this.use.run();
			this.output.close();
		}

	}

	/**
	 * What {@link ListeningOutputStream} is to bytes.
	 */
	private static final class ListeningWriter extends Writer {

		private final PrintWriter writer;

		private final Runnable use;

		ListeningWriter(PrintWriter writer, Runnable use) {
			this.writer = writer;
			this.use = use;
		}

		@Override
		public void write(char[] chars, int offset, int length) {
			this.use.run();
			this.writer.write(chars, offset, length);
		}

		// The application may ask its own writer whether the client is still there.
		@Override
		public void flush() throws IOException {
			this.use.run();
			if (this.writer.checkError()) {
				throw new IOException("The client has gone");
			}
		}

		@Override
		public void close() {
			this.use.run();
			this.writer.close();
		}

	}

}
