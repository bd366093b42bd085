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

package dev.mcpslice;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import dev.mcpslice.internal.server.EmptyServerWarning;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.format.datetime.standard.DurationFormatterUtils;

/**
 * A run of an application in a thread of its own, so that a test goes on if a runner of
 * the application does not return. In production the application serves meanwhile.
 * <p>
 * Nothing but runners is left to that thread: the context is refreshed in the thread that
 * loads it, whose thread-locals beans may look at.
 */
final class ApplicationRun {

	/**
	 * Name of the property that says how long to wait for runners.
	 */
	static final String TIMEOUT_PROPERTY = "mcpslice.server.runner-timeout";

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

	private static final Log logger = LogFactory.getLog(ApplicationRun.class);

	private static final ThreadLocal<@Nullable ApplicationRun> current = new ThreadLocal<>();

	private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();

	private final FutureTask<ApplicationContext> run;

	private final Thread thread;

	private volatile @Nullable ConfigurableApplicationContext started;

	private volatile boolean ended;

	private ApplicationRun(Callable<ApplicationContext> load) {
		this.run = new FutureTask<>(load) {

			@Override
			protected void done() {
				wakeUp();
			}

		};
		this.thread = new Thread(() -> {
			current.set(this);
			this.run.run();
		}, Thread.currentThread().getName());
		this.thread.setDaemon(true);
	}

	/**
	 * Loads a context.
	 * @param load loads it, by a {@linkplain #newApplication() new application}
	 * @return the context
	 * @throws Exception what has prevented the application from starting
	 */
	static ApplicationContext load(Callable<ApplicationContext> load) throws Exception {
		ApplicationRun run = new ApplicationRun(load);
		run.thread.start();
		try {
			return run.await();
		}
		catch (InterruptedException ex) {
			run.abandon();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the application was starting", ex);
		}
	}

	/**
	 * Creates an application that belongs to the run of the calling thread, if there is
	 * one.
	 * @return the application
	 */
	static SpringApplication newApplication() {
		ApplicationRun run = current.get();
		return (run != null) ? run.new Application() : new SpringApplication();
	}

	// Nobody will ever close the context, if it gets that far.
	private void abandon() {
		ConfigurableApplicationContext context;
		synchronized (this) {
			this.ended = true;
			this.thread.interrupt();
			context = this.started;
		}
		if (context != null) {
			context.close();
		}
	}

	private synchronized void start(ConfigurableApplicationContext context) {
		if (this.ended) {
			// Spring closes the context then, which a thread that is interrupted cannot
			// do.
			Thread.interrupted();
			throw new IllegalStateException("Nobody waits for the application any more");
		}
		this.started = context;
	}

	private void wakeUp() {
		this.tasks.add(() -> {
		});
	}

	private ApplicationContext await() throws Exception {
		while (this.started == null && !this.run.isDone()) {
			this.tasks.take().run();
		}
		ConfigurableApplicationContext context = this.started;
		Duration timeout = (context != null)
				? Binder.get(context.getEnvironment()).bind(TIMEOUT_PROPERTY, Duration.class).orElse(DEFAULT_TIMEOUT)
				: Duration.ZERO;
		try {
			return this.run.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			return goOn(Objects.requireNonNull(context), timeout);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
	}

	private ApplicationContext goOn(ConfigurableApplicationContext context, Duration timeout) {
		context.addApplicationListener((ApplicationListener<ContextClosedEvent>) (event) -> {
			this.ended = true;
			this.thread.interrupt();
		});
		String runners = Stream.<Class<?>>of(ApplicationRunner.class, CommandLineRunner.class)
			.flatMap((type) -> Stream.of(context.getBeanNamesForType(type)))
			.map("'%s'"::formatted)
			.collect(Collectors.joining(", "));
		logger.warn(("A runner of the application (one of %s) has not returned within %s (%s). The test goes on, as "
				+ "clients of the application would: its server listens. %s. What the runner does:%n%s")
			.formatted(runners, DurationFormatterUtils.print(timeout, DurationFormat.Style.COMPOSITE), TIMEOUT_PROPERTY,
					Troubleshooting.RUNNER,
					Stream.of(this.thread.getStackTrace())
						.map((element) -> "\tat " + element)
						.collect(Collectors.joining("\n"))));
		context.getBeanProvider(EmptyServerWarning.class).ifAvailable(EmptyServerWarning::check);
		return context;
	}

	/**
	 * Returns whether the calling thread belongs to a run whose context has been closed
	 * before it came to its end.
	 * @return whether it does
	 */
	static boolean hasEnded() {
		ApplicationRun run = current.get();
		return run != null && run.ended;
	}

	/**
	 * Has its context refreshed in the thread that waits for it.
	 */
	private final class Application extends SpringApplication {

		Application() {
			addListeners(new StartListener());
		}

		@Override
		protected void refresh(ConfigurableApplicationContext context) {
			FutureTask<@Nullable Void> task = new FutureTask<>(() -> super.refresh(context), null);
			ApplicationRun.this.tasks.add(task);
			try {
				task.get();
			}
			catch (ExecutionException ex) {
				throw (ex.getCause() instanceof RuntimeException cause) ? cause
						: new IllegalStateException(ex.getCause());
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("Interrupted while the context was refreshed", ex);
			}
		}

	}

	private final class StartListener implements ApplicationListener<ApplicationStartedEvent> {

		@Override
		public void onApplicationEvent(ApplicationStartedEvent event) {
			start(event.getApplicationContext());
			wakeUp();
		}

	}

}
