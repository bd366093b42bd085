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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import dev.mcpslice.childserver.ChildApplication;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ThreadDump}, for what is none.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class ThreadDumpTests {

	@TempDir
	private Path directory;

	@Test
	void saysThatJcmdIsMissing() throws InterruptedException {
		assertThat(ThreadDump.of(Path.of("nowhere"), 1, Duration.ofSeconds(20)))
			.isEqualTo("none, since there is no jcmd at %s: it needs a JDK".formatted(Path.of("nowhere/bin/jcmd")));
	}

	@Test
	void saysThatNobodyAnswers() throws Exception {
		Path jcmd = Files.createDirectories(this.directory.resolve("bin")).resolve("jcmd");
		// Not by this process: what it has open is open for a moment in each one it
		// starts, and
		// then nobody can run it.
		Process writer = new ProcessBuilder("sh", "-c",
				"printf '#!/bin/sh\\nexec sleep 600\\n' > \"$0\" && chmod +x \"$0\"", jcmd.toString())
			.start();
		assertThat(writer.waitFor()).isZero();

		assertThat(ThreadDump.of(this.directory, 1, Duration.ofNanos(1)))
			.isEqualTo("none, since jcmd has not answered within PT0.000000001S");
	}

	@Test
	void cleansUp() throws IOException {
		long nobody = Long.MAX_VALUE;
		Path socket = Path.of(System.getProperty("java.io.tmpdir"), ".java_pid" + nobody);
		Files.writeString(socket, "");

		ThreadDump.cleanUp(nobody);

		assertThat(socket).doesNotExist();
	}

}
