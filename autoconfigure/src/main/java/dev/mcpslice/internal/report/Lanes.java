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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the bars of HTTP exchanges are: exchanges that are under way at the same time are
 * side by side.
 */
final class Lanes {

	/**
	 * How many bars are side by side at most. Exchanges beyond that have none.
	 */
	static final int LIMIT = 8;

	private final List<Integer> free = new ArrayList<>();

	private final Map<Integer, List<Bar>> bars = new HashMap<>();

	/**
	 * Adds an exchange. They are added in the order of their first rows.
	 * @param first its first row
	 * @param last its last row
	 * @param number its number
	 * @param style the classes of its bar
	 */
	void add(int first, int last, int number, String style) {
		int lane = 0;
		while (lane < this.free.size() && this.free.get(lane) > first) {
			lane++;
		}
		if (lane == LIMIT) {
			return;
		}
		if (lane == this.free.size()) {
			this.free.add(0);
		}
		this.free.set(lane, last + 1);
		for (int row = first; row <= last; row++) {
			String ends = ((row == first) ? " first" : "") + ((row == last) ? " last" : "");
			this.bars.computeIfAbsent(row, (key) -> new ArrayList<>()).add(new Bar(lane, number, style + ends));
		}
	}

	/**
	 * Returns how many bars are side by side.
	 * @return their number
	 */
	int width() {
		return this.free.size();
	}

	/**
	 * Returns the bars beside a row.
	 * @param row the row
	 * @return the bars, as HTML
	 */
	String html(int row) {
		StringBuilder html = new StringBuilder();
		for (Bar bar : this.bars.getOrDefault(row, List.of())) {
			html.append("<i class=\"bar lane%d %s\" title=\"HTTP exchange %d\"></i>".formatted(bar.lane(), bar.style(),
					bar.number()));
		}
		return html.toString();
	}

	/**
	 * The part of a bar that is beside a row.
	 *
	 * @param lane which lane it is in
	 * @param number the exchange's number
	 * @param style its classes
	 */
	private record Bar(int lane, int number, String style) {

	}

}
