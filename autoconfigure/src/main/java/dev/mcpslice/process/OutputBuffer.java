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

package dev.mcpslice.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * The end of what a process has written. Its streams are read as fast as it writes, so
 * that it never waits; what is too long ago is forgotten.
 */
final class OutputBuffer implements CapturedOutput {

	/**
	 * How many characters are kept of each stream.
	 */
	static final int LIMIT = 256 * 1024;

	private static final int CHUNK = 8 * 1024;

	private final Tail out = new Tail();

	private final Tail err = new Tail();

	private long written;

	// Looked at character by character, by way of CharSequence.
	private @Nullable String all;

	/**
	 * Reads a stream to its end, in a thread of its own.
	 * @param stream which stream it is
	 * @param input the stream
	 * @param thread name of the thread
	 * @param lines gets each line
	 * @return completes at the end of the stream
	 */
	CompletableFuture<Void> read(StandardStream stream, InputStream input, String thread, Consumer<String> lines) {
		return read(stream, input, thread, lines, (text) -> {
		});
	}

	/**
	 * Reads a stream to its end, in a thread of its own.
	 * @param stream which stream it is
	 * @param input the stream
	 * @param thread name of the thread
	 * @param lines gets each line
	 * @param text gets all there is, in pieces
	 * @return completes at the end of the stream
	 */
	CompletableFuture<Void> read(StandardStream stream, InputStream input, String thread, Consumer<String> lines,
			Consumer<String> text) {
		CompletableFuture<Void> end = new CompletableFuture<>();
		Thread reader = new Thread(() -> {
			try (Reader characters = new InputStreamReader(input, StandardCharsets.UTF_8)) {
				copy(stream, characters, new LineSplitter(lines), text);
			}
			catch (IOException ex) {
				// The process has ended, and its stream with it.
			}
			finally {
				end.complete(null);
			}
		}, thread);
		reader.setDaemon(true);
		reader.start();
		return end;
	}

	private void copy(StandardStream stream, Reader characters, LineSplitter lines, Consumer<String> all)
			throws IOException {
		char[] chunk = new char[CHUNK];
		for (int length = characters.read(chunk); length >= 0; length = characters.read(chunk)) {
			String text = new String(chunk, 0, length);
			add(stream, text);
			lines.add(text);
			all.accept(text);
		}
		lines.end();
	}

	private synchronized void add(StandardStream stream, String text) {
		tail(stream).add(this.written++, text);
		this.all = null;
	}

	private Tail tail(StandardStream stream) {
		return (stream == StandardStream.OUT) ? this.out : this.err;
	}

	/**
	 * Returns what is written from now on.
	 * @return the output, which goes on as the process does
	 */
	synchronized CapturedOutput fromNow() {
		return new LaterOutput(this);
	}

	/**
	 * Returns what is kept of both streams, in the order in which it was read.
	 */
	@Override
	public synchronized String getAll() {
		String all = this.all;
		if (all == null) {
			all = getAll(0, 0);
			this.all = all;
		}
		return all;
	}

	private synchronized String getAll(long outStart, long errStart) {
		StringBuilder text = new StringBuilder(this.out.note(outStart)).append(this.err.note(errStart));
		Stream.concat(this.out.from(outStart), this.err.from(errStart))
			.sorted(Comparator.comparingLong(Chunk::position))
			.forEach((chunk) -> text.append(chunk.text()));
		return text.toString();
	}

	@Override
	public String getOut() {
		return get(StandardStream.OUT, 0);
	}

	@Override
	public String getErr() {
		return get(StandardStream.ERR, 0);
	}

	private synchronized String get(StandardStream stream, long start) {
		StringBuilder text = new StringBuilder(tail(stream).note(start));
		tail(stream).from(start).forEach((chunk) -> text.append(chunk.text()));
		return text.toString();
	}

	@Override
	public String toString() {
		return getAll();
	}

	/**
	 * The standard streams that a process writes to.
	 */
	enum StandardStream {

		OUT, ERR

	}

	private record Chunk(long position, String text) {

		Chunk from(int start) {
			return new Chunk(this.position, this.text.substring(start));
		}

	}

	/**
	 * The end of a stream.
	 */
	private static final class Tail {

		private final Deque<Chunk> chunks = new ArrayDeque<>();

		private long length;

		private long forgotten;

		void add(long position, String text) {
			Chunk last = this.chunks.peekLast();
			// Small pieces with nothing of the other stream between them are kept as one.
			boolean continued = last != null && last.position() + 1 == position && last.text().length() < CHUNK;
			String start = continued ? this.chunks.removeLast().text() : "";
			this.chunks.add(new Chunk(position, start + text));
			this.length += text.length();
			while (this.length > LIMIT) {
				int oldest = this.chunks.remove().text().length();
				this.length -= oldest;
				this.forgotten += oldest;
			}
		}

		long end() {
			return this.forgotten + this.length;
		}

		Stream<Chunk> from(long start) {
			List<Chunk> rest = new ArrayList<>();
			long begin = this.forgotten;
			for (Chunk chunk : this.chunks) {
				long end = begin + chunk.text().length();
				if (end > start) {
					rest.add(chunk.from((int) Math.max(0, start - begin)));
				}
				begin = end;
			}
			return rest.stream();
		}

		String note(long start) {
			long missing = this.forgotten - start;
			return (missing > 0) ? "[%,d characters before are not kept]%n".formatted(missing) : "";
		}

	}

	/**
	 * What has been written since a moment.
	 */
	private static final class LaterOutput implements CapturedOutput {

		private final OutputBuffer buffer;

		private final long outStart;

		private final long errStart;

		private String all = "";

		private long end;

		LaterOutput(OutputBuffer buffer) {
			this.buffer = buffer;
			this.outStart = buffer.out.end();
			this.errStart = buffer.err.end();
			this.end = buffer.written;
		}

		@Override
		public String getAll() {
			synchronized (this.buffer) {
				if (this.end != this.buffer.written) {
					this.all = this.buffer.getAll(this.outStart, this.errStart);
					this.end = this.buffer.written;
				}
				return this.all;
			}
		}

		@Override
		public String getOut() {
			return this.buffer.get(StandardStream.OUT, this.outStart);
		}

		@Override
		public String getErr() {
			return this.buffer.get(StandardStream.ERR, this.errStart);
		}

		@Override
		public String toString() {
			return getAll();
		}

	}

}
