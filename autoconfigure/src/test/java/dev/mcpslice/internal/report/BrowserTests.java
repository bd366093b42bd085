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

package dev.mcpslice.internal.report;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import dev.mcpslice.childserver.ChildApplication;
import dev.mcpslice.internal.report.Chromium.Visit;
import dev.mcpslice.internal.report.TestResult.Outcome;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser shows the pages as they are meant.
 */
@Order(1)
@ResourceLock(ChildApplication.PROCESSES)
class BrowserTests {

	// What the browser leaves there while it ends does not matter.
	@TempDir(cleanup = CleanupMode.NEVER)
	private static Path directory;

	private static Chromium browser;

	private static Path page;

	private static Visit visit;

	@BeforeAll
	static void openAPage() throws Exception {
		browser = Chromium.find(directory)
			.orElseGet(() -> Assumptions.abort("There is no browser. Install Chromium, on Debian with 'apt-get install "
					+ "chromium', or say where it is with -Dchromium=<path>."));
		page = directory.resolve("com.example.PriceTests.html");
		Files.writeString(page,
				Conversations
					.page("com.example.PriceTests",
							Conversations.result("<price>", Outcome.FAILED, Conversations.HOSTILE))
					.html());
		visit = browser.open(page);
	}

	@Test
	void browserFindsArrowsAndFoldedDetails() {
		assertThat(visit.dom()).contains("<li class=\"sent request\">", "<li class=\"received request\">",
				"<li class=\"sent response\">", "<li class=\"received response error\">",
				"<details class=\"test failed\" open=\"\">", "<i class=\"bar lane0 stream first\"");
		assertThat(count("<details><summary")).isEqualTo(7);
		assertThat(count("<div class=\"content\">")).isEqualTo(7);
	}

	@Test
	void browserHasNothingToComplainAbout() {
		assertThat(visit.console()).isEmpty();
	}

	@Test
	void browserTellsWhatThePolicyForbids() throws Exception {
		Path other = directory.resolve("other.html");
		Files.writeString(other, Html.page("other", "<script>document.title = 'owned'</script>"));

		Visit forbidden = browser.open(other);

		assertThat(forbidden.console()).singleElement().asString().contains("Content Security Policy");
		assertThat(forbidden.dom()).contains("<title>other</title>");
	}

	@Test
	void hostileTextStaysText() {
		assertThat(visit.dom()).contains("&lt;img src=x onerror=", "<title>com.example.PriceTests</title>")
			.doesNotContain("<img", "<script");
		assertThat(count("&lt;img src=x")).isEqualTo(2);
	}

	@Test
	void pageIsLightOrDark() throws Exception {
		BufferedImage light = ImageIO.read(browser.screenshot(page, false).toFile());
		BufferedImage dark = ImageIO.read(browser.screenshot(page, true).toFile());

		assertThat(light.getRGB(2, 2)).isEqualTo(0xffffffff);
		assertThat(dark.getRGB(2, 2)).isEqualTo(0xff14171b);
		assertThat(colors(light)).isGreaterThan(50);
		assertThat(colors(dark)).isGreaterThan(50);
	}

	private static long count(String text) {
		return Pattern.compile(text, Pattern.LITERAL).matcher(visit.dom()).results().count();
	}

	private static long colors(BufferedImage image) {
		return IntStream.range(0, image.getWidth() * image.getHeight())
			.map((i) -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
			.distinct()
			.count();
	}

}
