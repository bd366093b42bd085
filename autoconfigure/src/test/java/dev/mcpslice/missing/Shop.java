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

package dev.mcpslice.missing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.server.WebFilter;

/**
 * Components that need much which is not in a slice.
 */
final class Shop {

	private Shop() {
	}

	/**
	 * Found by {@code @ConfigurationPropertiesScan}, which slices do without.
	 *
	 * @param name the name of the shop
	 */
	@ConfigurationProperties("shop")
	record ShopProperties(String name) {

	}

	/**
	 * As above.
	 *
	 * @param street where the shop is
	 */
	@ConfigurationProperties("address")
	record AddressProperties(String street) {

	}

	interface Stock {

	}

	interface Clock {

		interface Source {

		}

	}

	interface Shelf {

	}

	interface Till {

	}

	interface Printer {

	}

	interface Optionally {

	}

	interface Later {

	}

	@Component
	static class ShopTools {

		@Autowired
		private Clock.Source clock;

		@Autowired(required = false)
		private Optionally optional;

		private final ShopProperties properties;

		ShopTools(ShopProperties properties, Stock stock, List<Till> tills, RestClient.Builder http,
				@Value("${shop.name}") String name, Optional<Optionally> optional, @Nullable Optionally nullable,
				ObjectProvider<Later> provider, @Lazy Later later, ConfigurableEnvironment environment,
				ApplicationContext context, ApplicationEventPublisher events, MessageSource messages,
				ApplicationArguments arguments) {
			this.properties = properties;
		}

		@McpTool(name = "shop", description = "Tells the name of the shop")
		String shop() {
			return this.properties.name();
		}

	}

	@Component
	static class StockTools {

		@Autowired
		private Printer[] printers;

		@Autowired
		void use(Stock stock, Map<String, Shelf> shelves, AddressProperties address) {
		}

		@McpTool(name = "stock", description = "Tells the stock")
		String stock() {
			return "none";
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Filters {

		@Bean
		WebFilter receipts(Printer printer, Printer[] others) {
			return (exchange, chain) -> chain.filter(exchange);
		}

	}

	/**
	 * Needs nothing.
	 */
	@Component
	static class HourTools {

		@McpTool(name = "hours", description = "Tells when the shop is open")
		String hours() {
			return "9 to 5";
		}

	}

}
