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

package dev.mcpslice.childserver;

import java.util.concurrent.CountDownLatch;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * What can go wrong in an application, by the property {@code trouble}.
 */
@Configuration(proxyBeanMethods = false)
class Trouble {

	private static final CountDownLatch NEVER = new CountDownLatch(1);

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "missing-bean")
	String missingBean(Runnable missing) {
		return missing.toString();
	}

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "broken-bean")
	String brokenBean() {
		throw new UnsupportedOperationException("a bean is broken");
	}

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "broken-bean-and-thread")
	String brokenBeanAndThread() {
		new Thread(Trouble::hang, "left-over").start();
		return brokenBean();
	}

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "hanging-runner")
	ApplicationRunner hangingRunner() {
		return (arguments) -> hang();
	}

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "hanging-bean")
	String hangingBean() {
		hang();
		return "never";
	}

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "hanging-shutdown")
	AutoCloseable hangingShutdown() {
		return Trouble::hang;
	}

	@Bean
	@ConditionalOnProperty(name = "trouble", havingValue = "spawning-shutdown")
	AutoCloseable spawningShutdown() {
		return () -> {
			System.out.println("has started " + new ProcessBuilder("sleep", "1000").start().pid());
			hang();
		};
	}

	private static void hang() {
		System.out.println("in trouble");
		try {
			NEVER.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
