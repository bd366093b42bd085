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

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.util.Statistics;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The results as a table, as JSON, and as a chart.
 */
final class Report {

	private static final double MEDIAN = 50;

	private static final double LOWER = 25;

	private static final double UPPER = 75;

	private static final String CONTENDER = "contender";

	private final Environment environment;

	private final String settings;

	private final List<RunResult> results;

	Report(Environment environment, String settings, List<RunResult> results) {
		this.environment = environment;
		this.settings = settings;
		this.results = results;
	}

	/**
	 * Writes the report.
	 * @param directory where to
	 * @throws IOException if that is not possible
	 */
	void writeTo(Path directory) throws IOException {
		ResultFormatFactory.getInstance(ResultFormatType.JSON, directory.resolve("jmh.json").toString())
			.writeOut(this.results);
		Map<String, List<Figure>> figures = figures();
		Files.writeString(directory.resolve("results.md"), table(figures));
		Files.writeString(directory.resolve("results.json"),
				JsonMapper.builder()
					.enable(SerializationFeature.INDENT_OUTPUT)
					.build()
					.writeValueAsString(new Contents(Application.current().stack(), this.environment, this.settings,
							figures.values().stream().flatMap(List::stream).toList())));
		Files.writeString(directory.resolve("ratios.svg"),
				new RatioChart("%s. %s; %s".formatted(Application.current().stack(), this.environment, this.settings))
					.draw(figures));
	}

	private Map<String, List<Figure>> figures() {
		List<Value> values = this.results.stream().flatMap(Report::values).toList();
		return values.stream()
			.map((value) -> value.toFigure(values))
			.sorted(Comparator.comparing((figure) -> titles(values).indexOf(figure.title())))
			.collect(Collectors.groupingBy(Figure::title, LinkedHashMap::new, Collectors.toList()));
	}

	private static List<String> titles(List<Value> values) {
		return values.stream().map((value) -> value.toFigure(List.of()).title()).toList();
	}

	private static Stream<Value> values(RunResult run) {
		Measure measure = method(run.getParams()).getAnnotation(Measure.class);
		List<Value> values = new ArrayList<>();
		values.add(new Value(measure.value(), measure, run, run.getPrimaryResult()));
		run.getSecondaryResults().forEach((label, result) -> {
			if (label.endsWith(Footprint.SUFFIX)) {
				values.add(new Value(label, measure, run, result));
			}
		});
		return values.stream();
	}

	private static Method method(BenchmarkParams params) {
		String name = params.getBenchmark();
		return Arrays.stream(type(params).getMethods())
			.filter((method) -> method.getName().equals(name.substring(name.lastIndexOf('.') + 1)))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("There is no benchmark " + name));
	}

	private static Class<?> type(BenchmarkParams params) {
		String name = params.getBenchmark();
		try {
			return Class.forName(name.substring(0, name.lastIndexOf('.')));
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("There is no benchmark " + name, ex);
		}
	}

	private static String parameters(BenchmarkParams params) {
		return params.getParamsKeys()
			.stream()
			.filter((name) -> !CONTENDER.equals(name))
			.map((name) -> parameter(name, parameter(params, name)))
			.collect(Collectors.joining(", "));
	}

	private static String parameter(String name, Object value) {
		return (value instanceof Enum) ? value.toString() : "%s: %s".formatted(name, value);
	}

	// An enumeration's constant if it is one: several benchmarks have parameters of the
	// same name, and of different types.
	private static Object parameter(BenchmarkParams params, String name) {
		String value = params.getParam(name);
		Class<?> type = type(params);
		return Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses()))
			.flatMap((declaring) -> Arrays.stream(declaring.getDeclaredFields()))
			.filter((field) -> field.getName().equals(name))
			.map(Field::getType)
			.filter(Class::isEnum)
			.<Object>flatMap((declared) -> Arrays.stream(declared.getEnumConstants()))
			.filter((constant) -> ((Enum<?>) constant).name().equals(value))
			.findFirst()
			.orElse(value);
	}

	private String table(Map<String, List<Figure>> figures) {
		List<String> lines = new ArrayList<>();
		lines.add("%s: %s; %s.".formatted(Application.current().stack(), this.environment, this.settings));
		lines.add("");
		lines.add("| | | median | half of the values | ratio |");
		lines.add("|---|---|---:|---:|---:|");
		figures.forEach((title, group) -> {
			String cell = title;
			for (Figure figure : group) {
				lines.add("| %s | %s | %s %s | %s to %s | %s |".formatted(cell, figure.contender(),
						number(figure.median()), figure.unit(), number(figure.lower()), number(figure.upper()),
						(figure.ratio() != null) ? String.format(Locale.ROOT, "%.2f", figure.ratio()) : ""));
				cell = "";
			}
		});
		return String.join("\n", lines) + "\n";
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, (Math.abs(value) < 100) ? "%.2f" : "%,.0f", value);
	}

	/**
	 * A result of which the ratio is not yet known.
	 */
	private record Value(String title, Measure measure, RunResult run, Result<?> result) {

		private Figure toFigure(List<Value> all) {
			Statistics statistics = this.result.getStatistics();
			Object contender = parameter(this.run.getParams(), CONTENDER);
			return new Figure(this.title, parameters(this.run.getParams()), contender.toString(),
					contender instanceof Contestant contestant && contestant.isOurs(), unit(), statistics.getN(),
					statistics.getPercentile(MEDIAN), statistics.getPercentile(LOWER), statistics.getPercentile(UPPER),
					ratio(all));
		}

		private String unit() {
			return this.result.getScoreUnit().replace("/op", "");
		}

		private @Nullable Double ratio(List<Value> all) {
			return all.stream()
				.filter(this::isComparedWith)
				.map((baseline) -> baseline.result.getStatistics().getPercentile(MEDIAN))
				.filter((median) -> median > 0)
				.map((median) -> this.result.getStatistics().getPercentile(MEDIAN) / median)
				.findFirst()
				.orElse(null);
		}

		private boolean isComparedWith(Value other) {
			return other.title.equals(this.title)
					&& parameters(other.run.getParams()).equals(parameters(this.run.getParams()))
					&& this.measure.baseline().equals(other.run.getParams().getParam(CONTENDER));
		}

	}

	/**
	 * What is written as JSON.
	 *
	 * @param stack the web stack
	 * @param environment what the figures depend on
	 * @param settings how it was measured
	 * @param figures the figures
	 */
	record Contents(String stack, Environment environment, String settings, List<Figure> figures) {

	}

}
