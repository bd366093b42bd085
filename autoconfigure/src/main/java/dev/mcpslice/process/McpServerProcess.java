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

package dev.mcpslice.process;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import dev.mcpslice.client.McpClientFactory;
import dev.mcpslice.endpoint.McpServerEndpoints;

import org.springframework.boot.test.system.CapturedOutput;

/**
 * An MCP server in a process of its own: a packaged Spring Boot application as it will
 * run in production, on WebFlux, on servlets or over stdio, an application class of the
 * test's class path, or {@linkplain #command any program}. <pre class="code">
 * try (McpServerProcess bookshop = McpServerProcess.jar("target/bookshop-*.jar").profiles("test").start()) {
 *     McpTestClient mcp = bookshop.clients().test();
 *     mcp.callTool("book_details", Map.of("id", "kalevala")).isSuccessful();
 * }
 * </pre> The server binds port 0 of the loopback address, whatever it is configured for,
 * and reports the port that it got to this process, over a connection that authenticates
 * it. It serves the transports that the application has; nothing is attached. Its
 * standard streams are the application's own.
 * <p>
 * Over stdio, each client has a process of its own, which ends with it: the first client
 * has the one with which the server was started. {@link #handle()}, {@link #kill()} and
 * {@link #awaitExit} are of the latest process, {@link #output()} is of all of them, and
 * there are no addresses. The first line of standard output that is no message fails what
 * waits for an answer.
 * <p>
 * The process ends when it is {@linkplain #close() closed}, and when this one ends,
 * however it does, from the moment on at which its Spring application begins to start.
 * What it has started itself ends with it, unless it crashes or is killed by somebody
 * else.
 * <p>
 * Implementations are thread-safe, and so is starting: any number of servers may be
 * started at the same time.
 */
public interface McpServerProcess extends AutoCloseable {

	/**
	 * Returns a builder of servers that run an executable jar (no war), usually the
	 * packaged Spring Boot application, which stays as it is. A {@code loader.path} that
	 * it has by itself is to be said again, as a {@linkplain Builder#jvmOptions option}.
	 * @param location path of the jar, relative to the working directory of this process;
	 * its last part may be a pattern, such as {@code target/bookshop-*.jar}, which has to
	 * match one executable jar
	 * @return a builder
	 */
	static Builder jar(String location) {
		return new DefaultMcpServerProcessBuilder(() -> ServerProgram.jar(location));
	}

	/**
	 * Returns a builder of servers that run an executable jar.
	 * @param jar the jar
	 * @return a builder
	 */
	static Builder jar(Path jar) {
		return new DefaultMcpServerProcessBuilder(() -> ServerProgram.jar(jar));
	}

	/**
	 * Returns a builder of servers that run an application class, with the class path of
	 * this process.
	 * @param applicationClass the class with the {@code main} method
	 * @return a builder
	 */
	static Builder application(Class<?> applicationClass) {
		return new DefaultMcpServerProcessBuilder(() -> ServerProgram.application(applicationClass));
	}

	/**
	 * Returns a builder of servers that run a class of any class path.
	 * @param mainClass name of the class with the {@code main} method
	 * @param classPath directories and jars
	 * @return a builder
	 */
	static Builder classPath(String mainClass, List<Path> classPath) {
		return new DefaultMcpServerProcessBuilder(() -> ServerProgram.classPath(mainClass, classPath));
	}

	/**
	 * Creates a builder for a server that is any program, in whatever language, and
	 * speaks over stdio: each client has a process of its own. With
	 * {@link Builder#listensAt} it speaks over HTTP. Nothing enters the process, and
	 * nothing is known of it but what it writes. <pre class="code">
	 * McpServerProcess.command("npx", "-y", "@modelcontextprotocol/server-everything")
	 * </pre>
	 * @param command the program and its arguments
	 * @return the builder, which knows arguments, environment, directory, name and
	 * timeouts
	 */
	static Builder command(String... command) {
		return new CommandBuilder(List.of(command));
	}

	/**
	 * Starts several servers at the same time. If one of them fails, none is left.
	 * @param servers the builders of the servers
	 * @return the servers, in the same order
	 * @throws McpServerProcessException if a server does not start; further failures are
	 * suppressed exceptions of the first
	 */
	static List<McpServerProcess> startAll(List<Builder> servers) {
		return new ConcurrentStart(servers).await();
	}

	/**
	 * Returns the name of the server, as it is in messages and in the log.
	 * @return the name
	 */
	String name();

	/**
	 * Returns where the server listens.
	 * @return the endpoints, the addresses of which throw {@link IllegalStateException}
	 * when the process has ended
	 */
	McpServerEndpoints endpoints();

	/**
	 * Returns a factory of clients for this server. The caller closes them, before the
	 * server if it is to end at once.
	 * @return the factory
	 */
	McpClientFactory clients();

	/**
	 * Returns what the server has written to its standard output and standard error so
	 * far. What is kept is bounded: of each, the last {@value OutputBuffer#LIMIT}
	 * characters, with a note about those before.
	 * @return the output, which goes on as the server does
	 */
	CapturedOutput output();

	/**
	 * Returns what the server writes from now on, of which the same amount is kept.
	 * <pre class="code">
	 * CapturedOutput output = bookshop.outputFromNow();
	 * mcp.callTool("sell", Map.of("id", "kalevala")).isSuccessful();
	 * await().untilAsserted(() -&gt; assertThat(output).contains("Sold kalevala"));
	 * </pre> It arrives here a moment after the server has written it.
	 * @return the output, which goes on as the server does
	 */
	CapturedOutput outputFromNow();

	/**
	 * Returns the process, to look at it or to destroy it.
	 * @return the process
	 */
	ProcessHandle handle();

	/**
	 * Waits until the process has ended by itself.
	 * @param timeout how long to wait at most
	 * @return its exit code; by the custom of Unix, 128 and the number of the signal if a
	 * signal has ended it
	 * @throws McpServerProcessException if it has not ended by then, or if the thread is
	 * interrupted, which it is afterwards again
	 */
	int awaitExit(Duration timeout);

	/**
	 * Kills the process, as a crash does: without any chance to end in order. Its own
	 * child processes are killed with it.
	 * @throws McpServerProcessException if one of them is still alive afterwards
	 */
	void kill();

	/**
	 * Ends the process. First the connection to it is closed, on which it ends in the
	 * order that the application has for that; then it gets SIGTERM; then it and its
	 * child processes get SIGKILL. Does nothing if the server has been closed before.
	 * @throws McpServerProcessException if a process is still alive afterwards
	 */
	@Override
	void close();

	/**
	 * Says how a server is to be started. Builders may be used several times; they are
	 * not thread-safe.
	 */
	interface Builder {

		/**
		 * Sets the name of the server.
		 * @param name the name; by default that of the jar or of the class
		 * @return this builder
		 */
		Builder name(String name);

		/**
		 * Adds arguments of the application, which every user of the machine can read.
		 * Secrets are properties, and so is the address to listen on.
		 * @param arguments the arguments
		 * @return this builder
		 * @throws IllegalArgumentException if they set {@code server.port} to another
		 * port than 0
		 */
		Builder arguments(String... arguments);

		/**
		 * Adds properties, as {@code @McpServerTest(properties = ...)} does. They precede
		 * all but arguments {@code --key=value}. A file that no other user can read takes
		 * them to the application, except those that start with {@code mcpslice.}, which
		 * configure clients and say where endpoints are.
		 * @param properties the properties, as {@code key=value}
		 * @return this builder
		 * @throws IllegalArgumentException if one of them is no such pair, or sets
		 * {@code server.port} to another port than 0
		 */
		Builder properties(String... properties);

		/**
		 * Activates profiles of the application.
		 * @param profiles the profiles, instead of those that it has by itself
		 * @return this builder
		 */
		Builder profiles(String... profiles);

		/**
		 * Adds options of the Java virtual machine, such as {@code -Xmx256m}. They come
		 * after those that every server gets, {@code -XX:TieredStopAtLevel=1} for a fast
		 * start among them, which {@code -XX:TieredStopAtLevel=4} undoes. Options in the
		 * system property {@value DefaultMcpServerProcessBuilder#JVM_OPTIONS_PROPERTY},
		 * separated by blanks, with quotes around those that have some, hold for all
		 * servers, and stand before these.
		 * @param options the options
		 * @return this builder
		 */
		Builder jvmOptions(String... options);

		/**
		 * Sets an environment variable. The others are those of this process.
		 * @param name the name
		 * @param value the value
		 * @return this builder
		 */
		Builder environment(String name, String value);

		/**
		 * Sets the working directory.
		 * @param directory the directory; by default that of this process
		 * @return this builder
		 */
		Builder workingDirectory(Path directory);

		/**
		 * Sets the Java installation to use.
		 * @param home the directory in which {@code bin/java} is; by default that of this
		 * process
		 * @return this builder
		 */
		Builder javaHome(Path home);

		/**
		 * Says where a {@linkplain McpServerProcess#command program} listens that speaks
		 * over HTTP. It is waited for until it does. No port that is free can be known
		 * before somebody binds it: take one that is the program's by agreement, or a
		 * program that reports its port, and then {@code RemoteMcpServer}.
		 * @param uri the URI of its MCP endpoint
		 * @return this builder
		 * @throws IllegalStateException if the server reports where it listens by itself
		 */
		Builder listensAt(URI uri);

		/**
		 * Sets how long the server may take until it is ready, besides what
		 * {@link #classDataSharing} has to do before.
		 * @param timeout more than zero; by default 60 seconds
		 * @return this builder
		 */
		Builder startTimeout(Duration timeout);

		/**
		 * Sets how long the application may take to end in its own order, when the server
		 * is closed and when this process has ended.
		 * @param timeout more than zero; by default 10 seconds, 2 seconds for a
		 * {@linkplain McpServerProcess#command program}
		 * @return this builder
		 */
		Builder shutdownTimeout(Duration timeout);

		/**
		 * Forwards the lines that the server writes to the log of this process, with the
		 * name of the server: logger
		 * {@value DefaultMcpServerProcessBuilder#OUTPUT_LOGGER}, level INFO.
		 * @return this builder
		 */
		Builder forwardOutput();

		/**
		 * Makes further starts of the same packaged application faster, by class data
		 * sharing as Spring Boot documents it. The first start extracts the jar into the
		 * directory and has a training run, which creates the beans of the application
		 * and ends without serving anything; later ones, those of other processes too,
		 * use what is there, until the jar or the Java installation is another. The files
		 * stay: some 100 MB for each jar. An application that is no jar of jars is
		 * started as ever.
		 * @param directory where to keep the files, such as {@code target/mcpslice}
		 * @return this builder
		 */
		Builder classDataSharing(Path directory);

		/**
		 * Starts the server and waits until it is ready: its web server listens, and its
		 * runners have been called.
		 * @return the server, to be closed by the caller
		 * @throws McpServerProcessException if it does not become ready: since it cannot
		 * be started, has failed, has ended or takes too long, or since the thread is
		 * interrupted, which it is afterwards again. The message has what is known of it;
		 * nothing of it is left
		 */
		McpServerProcess start();

	}

}
