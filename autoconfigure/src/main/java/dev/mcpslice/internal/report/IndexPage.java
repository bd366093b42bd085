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

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * The page that leads to those of the classes.
 */
final class IndexPage {

	private final List<PageData> pages;

	private final boolean severalModules;

	IndexPage(List<PageData> pages) {
		this.pages = pages;
		this.severalModules = pages.stream().map(PageData::module).distinct().count() > 1;
	}

	String html() {
		StringBuilder body = new StringBuilder("<header>\n<h1>What went over the wire</h1>\n<p class=\"meta\">");
		body.append(summary()).append("</p>\n</header>\n<main>\n");
		if (!this.pages.isEmpty()) {
			body.append("<table>\n<thead><tr><th>Test class</th>");
			body.append(this.severalModules ? "<th>Module</th>" : "");
			body.append("<th>Tests</th><th>Run</th></tr></thead>\n<tbody>\n");
			this.pages.forEach((page) -> body.append(row(page)));
			body.append("</tbody>\n</table>\n");
		}
		return Html.page("What went over the wire", body.append("</main>\n").toString());
	}

	private String summary() {
		int failed = this.pages.stream().mapToInt(PageData::failed).sum();
		int passed = this.pages.stream().mapToInt(PageData::passed).sum();
		int aborted = this.pages.stream().mapToInt(PageData::aborted).sum();
		return this.pages.isEmpty() ? "There is nothing to show." : "%s: %s · last run of %s".formatted(count(),
				ClassPage.counts(passed, failed, aborted), ClassPage.time(lastRun()));
	}

	private String count() {
		return this.pages.size() + ((this.pages.size() == 1) ? " test class" : " test classes");
	}

	private Instant lastRun() {
		return this.pages.stream().map(PageData::began).max(Instant::compareTo).orElse(Instant.EPOCH);
	}

	private String row(PageData page) {
		int dot = page.className().lastIndexOf('.') + 1;
		String name = "<span class=\"package\">%s</span>%s%s".formatted(Html.escape(page.className().substring(0, dot)),
				Html.escape(page.className().substring(dot)),
				(page.number() > 1) ? " (%d)".formatted(page.number()) : "");
		return "<tr class=\"%s\"><td><a href=\"%s\">%s</a></td>%s<td>%s</td><td>%s</td></tr>\n".formatted(
				(page.failed() > 0) ? "failed" : "passed", Html.escape(page.page()), name,
				this.severalModules ? "<td>%s</td>".formatted(module(page)) : "",
				ClassPage.counts(page.passed(), page.failed(), page.aborted()), ClassPage.time(page.began()));
	}

	private static String module(PageData page) {
		Path name = Path.of(page.module()).getFileName();
		return Html.escape((name != null) ? name.toString() : page.module());
	}

}
