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

package dev.mcpslice.internal.reporter;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;

import org.springframework.util.FileSystemUtils;

/**
 * Waits until the parent process is gone and then ends this one, in the order that the
 * application has for it, or at once if that takes too long.
 */
final class ParentWatch implements Runnable {

	private final InputStream input;

	private final Path directory;

	private final Duration shutdownTimeout;

	/**
	 * Creates a watch.
	 * @param input the end of which is that of the parent
	 * @param directory what the parent would have deleted
	 * @param shutdownTimeout how long the application may take to end
	 */
	ParentWatch(InputStream input, Path directory, Duration shutdownTimeout) {
		this.input = input;
		this.directory = directory;
		this.shutdownTimeout = shutdownTimeout;
	}

	@Override
	public void run() {
		try {
			this.input.read();
		}
		catch (IOException ex) {
			// It has ended without a word, as it does when it is killed.
		}
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			// The parent is alive and deletes it too.
		}
		Thread exit = new Thread(() -> System.exit(0), "mcpslice-exit");
		exit.setDaemon(true);
		exit.start();
		try {
			exit.join(this.shutdownTimeout.toMillis());
		}
		catch (InterruptedException ex) {
			// Then at once.
		}
		endDescendants();
		Runtime.getRuntime().halt(1);
	}

	/**
	 * Ends the processes that this one has started, and theirs.
	 */
	static void endDescendants() {
		ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
	}

}
