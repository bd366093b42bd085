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

package dev.mcpslice.documented.rest;

import java.util.Map;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

/**
 * A tool whose collaborator asks a service on the web.
 */
@Component
class PriceTools {

	private final Prices prices;

	PriceTools(Prices prices) {
		this.prices = prices;
	}

	@McpTool(name = "price", description = "Tells what a book costs")
	String price(String id) {
		return this.prices.of(id);
	}

	@SpringBootApplication
	static class PriceApplication {

	}

	@Service
	static class Prices {

		private final RestClient client;

		Prices(RestClient.Builder builder) {
			this.client = builder.baseUrl("https://prices.example.com").build();
		}

		String of(String id) {
			Map<?, ?> price = this.client.get().uri("/books/{id}", id).retrieve().body(Map.class);
			return String.valueOf(price.get("price"));
		}

	}

}
