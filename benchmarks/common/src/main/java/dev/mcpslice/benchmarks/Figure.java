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

import org.jspecify.annotations.Nullable;

/**
 * What has been measured of one contender.
 *
 * @param measure what
 * @param parameters with which parameters, empty without any
 * @param contender of whom
 * @param ours whether that is mcpslice
 * @param unit the unit of the values
 * @param samples how many values there are
 * @param median the median
 * @param lower a quarter of the values is less
 * @param upper a quarter of the values is more
 * @param ratio the median divided by that of the baseline, {@code null} where there is
 * none
 */
record Figure(String measure, String parameters, String contender, boolean ours, String unit, long samples,
		double median, double lower, double upper, @Nullable Double ratio) {

	/**
	 * Returns what contenders are compared in.
	 * @return measure and parameters
	 */
	String title() {
		return this.parameters.isEmpty() ? this.measure : this.measure + ", " + this.parameters;
	}

}
