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

import dev.mcpslice.StockCacheBootstrapper;

import org.springframework.test.context.BootstrapWith;

/**
 * A way to have a server for a test.
 */
public enum Contender implements Contestant {

	/**
	 * The slice.
	 */
	SLICE("`@McpServerTest`"),

	/**
	 * The slice, with its contexts from stock Spring's cache.
	 */
	STOCK_CACHE("`@McpServerTest` with the stock context cache"),

	/**
	 * The whole application by the hand of somebody who knows what takes time, without
	 * its database.
	 */
	TUNED("`@SpringBootTest`, tuned"),

	/**
	 * The whole application, and a client that nobody closes.
	 */
	AS_WRITTEN("`@SpringBootTest`, as written"),

	/**
	 * The transport alone, without Spring and without the application.
	 */
	BARE("a bare transport");

	private final String title;

	Contender(String title) {
		this.title = title;
	}

	@Override
	public boolean isOurs() {
		return this == SLICE;
	}

	/**
	 * Returns what a reader knows the contender by.
	 * @return the name, in Markdown
	 */
	@Override
	public String toString() {
		return this.title;
	}

	/**
	 * Starts a server.
	 * @param properties further properties of the application
	 * @return the server
	 */
	RunningServer start(String... properties) {
		return (this == BARE) ? Application.current().startBareServer() : OpenContext.of(testClass(properties));
	}

	/**
	 * Returns a test class of this contender.
	 * @param properties further properties of the application; two classes without the
	 * same ones have contexts of their own
	 * @return the test class
	 */
	Class<?> testClass(String... properties) {
		Class<?> testClass = Application.current().testClass((this == STOCK_CACHE) ? SLICE : this);
		return (this == STOCK_CACHE) ? GeneratedTestClass.of(testClass,
				GeneratedTestClass.annotation(BootstrapWith.class)
					.define("value", StockCacheBootstrapper.class)
					.build(),
				properties) : GeneratedTestClass.of(testClass, properties);
	}

}
