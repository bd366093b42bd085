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

package dev.mcpslice.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.Root;
import org.aspectj.lang.ProceedingJoinPoint;
import org.aspectj.lang.annotation.Around;
import org.aspectj.lang.annotation.Aspect;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Components whose methods behave otherwise than they read: proxied, counted, limited.
 */
final class Bank {

	private Bank() {
	}

	/**
	 * Outside of the slice: to be mocked.
	 */
	@FunctionalInterface
	interface RateSource {

		double rate(String currency);

	}

	@Service
	static class RemoteRateSource implements RateSource {

		@Override
		public double rate(String currency) {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * What makes a proxy of the tools one of the interface, unless it is told otherwise.
	 */
	interface Rates {

		String rate(String currency);

		String fixing(String currency);

	}

	@Component
	static class RateTools implements Rates {

		private final RateSource source;

		RateTools(RateSource source) {
			this.source = source;
		}

		@Override
		@Retryable(maxRetries = 2, delay = 1)
		@McpTool(name = "rate", description = "Tells a rate")
		public String rate(String currency) {
			return currency + "=" + this.source.rate(currency);
		}

		@Override
		@Cacheable("fixings")
		@McpTool(name = "fixing", description = "Tells the rate of the day")
		public String fixing(String currency) {
			return currency + "=" + this.source.rate(currency);
		}

	}

	@Component
	static class AccountTools {

		private final MeterRegistry meters;

		private final Executor executor;

		AccountTools(MeterRegistry meters, Executor executor) {
			this.meters = meters;
			this.executor = executor;
		}

		@McpTool(name = "balance", description = "Tells the balance of an account")
		String balance(String account) {
			this.meters.counter("balances").increment();
			return "1000";
		}

		@McpTool(name = "executor", description = "Tells which executor runs what is asynchronous")
		String executor() {
			return this.executor.getClass().getSimpleName();
		}

		@McpTool(name = "length", description = "Measures a text")
		int length(String text) {
			return text.length();
		}

	}

	@Aspect
	@Component
	static class Audit {

		@Around("@annotation(tool) && within(dev.mcpslice.fidelity.Bank.AccountTools)")
		Object audit(ProceedingJoinPoint call, McpTool tool) throws Throwable {
			Object result = call.proceed();
			return tool.name().equals("balance") ? "audited " + result : result;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAsync
	static class Background {

		@Bean
		Executor backgroundExecutor() {
			return new SimpleAsyncTaskExecutor();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Timetable {

		@Bean
		ThreadPoolTaskScheduler bankScheduler() {
			return new ThreadPoolTaskScheduler();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableCaching
	static class RemoteCache {

		@Bean
		CacheManager remoteCaches(RedisConnectionFactory connections) {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Limits {

		@Bean
		CodecCustomizer bigBodies() {
			return (codecs) -> codecs.defaultCodecs().maxInMemorySize(4 * 1024 * 1024);
		}

	}

	@Component
	static class BigHeaders implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

		@Override
		public void customize(NettyReactiveWebServerFactory factory) {
			factory.addServerCustomizers(
					(server) -> server.httpRequestDecoder((decoder) -> decoder.maxHeaderSize(64 * 1024)));
		}

	}

	/**
	 * Does not tell that what implements it has tools.
	 */
	@FunctionalInterface
	interface Greeting {

		String greet(String name);

	}

	static class GreetingTools implements Greeting {

		@Override
		@McpTool(name = "greet", description = "Greets")
		public String greet(String name) {
			return "Hello " + name;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Greetings {

		@Bean
		Greeting greeting() {
			return new GreetingTools();
		}

	}

	@Component
	static class RootsHandler implements BiConsumer<McpSyncServerExchange, List<Root>> {

		final List<Root> roots = new ArrayList<>();

		@Override
		public void accept(McpSyncServerExchange exchange, List<Root> roots) {
			this.roots.addAll(roots);
		}

	}

	/**
	 * Neither offers nor changes anything of the server.
	 */
	@Configuration(proxyBeanMethods = false)
	static class Statements {

		@Bean
		StringBuilder statement() {
			return new StringBuilder();
		}

	}

}
