package com.example.bookshop;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.platform.console.ConsoleLauncher;

/**
 * What JUnit's console launcher prints of some of the failures, kept for the comparison.
 */
class ConsoleLauncherTests {

	@Test
	void printsFailures() throws Exception {
		StringWriter printed = new StringWriter();
		PrintWriter out = new PrintWriter(printed);

		ConsoleLauncher.run(out, out, "execute", "--disable-banner", "--disable-ansi-colors",
				"--select-method=" + CallsTests.class.getName() + "#misspeltTool("
						+ dev.mcpslice.client.McpTestClient.class.getName() + ")",
				"--select-class=" + "com.example.elsewhere.NoApplicationTests");

		Files.writeString(Path.of("target", "console.txt"), printed.toString());
	}

}
