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

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * What the threads of another Java virtual machine are doing, asked with the JDK's
 * {@code jcmd}, which needs no help of the application.
 */
final class ThreadDump {

	private ThreadDump() {
	}

	/**
	 * Takes a thread dump.
	 * @param javaHome the Java installation of the other process
	 * @param pid its process id
	 * @param limit how long that may take
	 * @return the dump, or a line that says why there is none
	 * @throws InterruptedException if the thread is interrupted
	 */
	static String of(Path javaHome, long pid, Duration limit) throws InterruptedException {
		Path jcmd = javaHome.resolve("bin").resolve("jcmd");
		Process process;
		try {
			process = new ProcessBuilder(jcmd.toString(), String.valueOf(pid), "Thread.print").redirectErrorStream(true)
				.start();
		}
		catch (IOException ex) {
			return "none, since there is no jcmd at %s: it needs a JDK".formatted(jcmd);
		}
		OutputBuffer output = new OutputBuffer();
		CompletableFuture<Void> end = output.read(OutputBuffer.StandardStream.OUT, process.getInputStream(),
				"mcpslice-jcmd", (line) -> {
				});
		try {
			if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
				return "none, since jcmd has not answered within %s".formatted(limit);
			}
			end.join();
			return output.getOut().strip();
		}
		finally {
			process.destroyForcibly();
		}
	}

	/**
	 * Deletes what a virtual machine leaves behind that was asked and then killed: the
	 * socket that it has opened for jcmd, in {@code /tmp} on Linux, wherever
	 * {@code java.io.tmpdir} is, and there on macOS.
	 * @param pid its process id
	 */
	static void cleanUp(long pid) {
		for (String directory : List.of("/tmp", System.getProperty("java.io.tmpdir"))) {
			new File(directory, ".java_pid" + pid).delete();
		}
	}

}
