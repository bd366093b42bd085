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

package dev.mcpslice.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * A chart of ratios as SVG, a bar for each contender, as light or dark as the reader
 * likes it.
 */
final class RatioChart {

	private static final int WIDTH = 900;

	/**
	 * Where bars begin.
	 */
	private static final int LEFT = 330;

	/**
	 * How wide a bar is that takes as long as its baseline.
	 */
	private static final int UNIT = 200;

	/**
	 * The largest ratio that is drawn as it is.
	 */
	private static final double LIMIT = 2.3;

	private static final int BAR = 13;

	private static final int LINE = 18;

	private static final int GAP = 14;

	private static final int NOTE_COLUMNS = 135;

	private static final Pattern PARTS = Pattern.compile("(?<=; )");

	private static final String STYLE = """
			text { font: 12px system-ui, sans-serif; fill: #1f2328 }
			.title { font-weight: 600 }
			.note { fill: #59636e; font-size: 11px }
			.ours { fill: #2f7d4f }
			.other { fill: #b8c0c8 }
			.baseline { stroke: #59636e; stroke-dasharray: 3 3 }
			@media (prefers-color-scheme: dark) {
				text { fill: #f0f6fc }
				.note { fill: #9198a1 }
				.ours { fill: #4cb37a }
				.other { fill: #57606a }
				.baseline { stroke: #9198a1 }
			}
			""";

	private final StringBuilder svg = new StringBuilder();

	private final String note;

	private int y = LINE;

	/**
	 * Begins a chart.
	 * @param note what the figures depend on
	 */
	RatioChart(String note) {
		this.note = note;
	}

	/**
	 * Draws the chart.
	 * @param figures figures that are compared with each other, by title
	 * @return the SVG
	 */
	String draw(Map<String, List<Figure>> figures) {
		text(0, "note", "Ratio of medians to the contender at the line; shorter is better");
		this.y += LINE;
		figures.forEach(this::draw);
		note();
		return """
				<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" aria-label="Ratios of medians">
				<style>
				%s</style>
				%s</svg>
				""".formatted(WIDTH, this.y, STYLE, this.svg);
	}

	// SVG breaks no lines.
	private void note() {
		StringBuilder line = new StringBuilder();
		for (String part : PARTS.split(this.note, -1)) {
			if (line.length() + part.length() > NOTE_COLUMNS) {
				text(0, "note", line.toString());
				this.y += LINE;
				line.setLength(0);
			}
			line.append(part);
		}
		text(0, "note", line.toString());
		this.y += LINE;
	}

	private void draw(String title, List<Figure> group) {
		List<Figure> drawn = group.stream().filter((figure) -> figure.ratio() != null).toList();
		if (drawn.size() < 2) {
			return;
		}
		text(0, "title", title);
		this.y += LINE;
		int top = this.y - BAR;
		drawn.forEach(this::draw);
		this.svg.append("<line class=\"baseline\" x1=\"%1$d\" x2=\"%1$d\" y1=\"%2$d\" y2=\"%3$d\"/>%n"
			.formatted(LEFT + UNIT, top, this.y - LINE + BAR / 3));
		this.y += GAP;
	}

	private void draw(Figure figure) {
		double ratio = (figure.ratio() != null) ? figure.ratio() : 0;
		double width = Math.max(1, Math.min(ratio, LIMIT) * UNIT);
		text(GAP, "", figure.contender());
		this.svg.append(String.format(Locale.ROOT,
				"<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"2\"/>%n",
				figure.ours() ? "ours" : "other", LEFT, this.y - BAR + 2, width, BAR));
		text((int) (LEFT + width + BAR / 2.0), "note",
				String.format(Locale.ROOT, (ratio > LIMIT) ? "→ %.2f" : "%.2f", ratio));
		this.y += LINE;
	}

	private void text(int x, String style, String text) {
		this.svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>%n".formatted(style, x, this.y,
				HtmlUtils.htmlEscape(text.replace("`", ""), "UTF-8")));
	}

}
