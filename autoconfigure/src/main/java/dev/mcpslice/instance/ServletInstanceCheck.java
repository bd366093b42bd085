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

package dev.mcpslice.instance;

import java.io.IOException;
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

import org.springframework.core.Ordered;

/**
 * What {@link ReactiveInstanceCheck} is to reactive applications, for those on servlets:
 * a filter before all others. For use by mcpslice itself.
 */
public final class ServletInstanceCheck implements Filter, Ordered {

	private final ServerIdentity identity;

	/**
	 * Creates a check.
	 * @param identity which server this is
	 */
	public ServletInstanceCheck(ServerIdentity identity) {
		this.identity = identity;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String meant = ((HttpServletRequest) request).getHeader(ServerIdentity.HEADER);
		if (meant == null) {
			chain.doFilter(request, response);
			return;
		}
		NamedResponse named = new NamedResponse((HttpServletResponse) response, this.identity.toHeader());
		if (!meant.equals(this.identity.toHeader())) {
			refuse(meant, named);
			return;
		}
		chain.doFilter(request, named);
		if (isListening((HttpServletRequest) request, named)) {
			named.begin();
		}
	}

	private void refuse(String meant, HttpServletResponse response) throws IOException {
		response.setStatus(421);
		response.setContentType("text/plain;charset=UTF-8");
		response.getOutputStream().write(this.identity.refusal(meant).getBytes(StandardCharsets.UTF_8));
	}

	private static boolean isListening(HttpServletRequest request, HttpServletResponse response) {
		String type = response.getContentType();
		return "GET".equals(request.getMethod()) && request.getHeader(HttpHeaders.MCP_SESSION_ID) != null
				&& request.isAsyncStarted() && type != null && type.startsWith("text/event-stream");
	}

	/**
	 * A response that names the server, whatever the application does to its headers, and
	 * that can begin an event stream with a comment while the application writes events
	 * in another thread.
	 */
	private static final class NamedResponse extends HttpServletResponseWrapper {

		private static final byte[] COMMENT = ": listening\n\n".getBytes(StandardCharsets.UTF_8);

		private final String identity;

		private @Nullable ServletOutputStream output;

		NamedResponse(HttpServletResponse response, String identity) {
			super(response);
			this.identity = identity;
			name();
		}

		private void name() {
			setHeader(ServerIdentity.HEADER, this.identity);
		}

		@Override
		public void reset() {
			super.reset();
			name();
		}

		@Override
		public synchronized ServletOutputStream getOutputStream() throws IOException {
			if (this.output == null) {
				this.output = new SharedOutputStream(super.getOutputStream(), this);
			}
			return this.output;
		}

		@Override
		public synchronized void flushBuffer() throws IOException {
			super.flushBuffer();
		}

		void begin() throws IOException {
			getOutputStream().write(COMMENT);
			flushBuffer();
		}

	}

	/**
	 * An output stream that several threads may write to.
	 */
	private static final class SharedOutputStream extends ServletOutputStream {

		private final ServletOutputStream output;

		private final Object lock;

		SharedOutputStream(ServletOutputStream output, Object lock) {
			this.output = output;
			this.lock = lock;
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
			synchronized (this.lock) {
				this.output.write(value);
			}
		}

		@Override
		public void write(byte[] bytes, int offset, int length) throws IOException {
			synchronized (this.lock) {
				this.output.write(bytes, offset, length);
			}
		}

		@Override
		public void flush() throws IOException {
			synchronized (this.lock) {
				this.output.flush();
			}
		}

		@Override
		public void close() throws IOException {
			synchronized (this.lock) {
				this.output.close();
			}
		}

	}

}
