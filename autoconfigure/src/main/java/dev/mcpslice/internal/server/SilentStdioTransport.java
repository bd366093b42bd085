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

package dev.mcpslice.internal.server;

import java.io.InputStream;
import java.io.OutputStream;

import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;

import org.springframework.beans.ConfigurablePropertyAccessor;
import org.springframework.beans.PropertyAccessorFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has no transport of the slice read standard input or write standard output, where the
 * commands and reports of a forked test JVM go. A transport that would is replaced,
 * before any server starts it, with one whose input is at its end. A transport that the
 * test gave streams of its own stays.
 * <p>
 * Spring AI makes one whenever there is no other transport, whatever
 * {@code spring.ai.mcp.server.stdio} says.
 */
final class SilentStdioTransport implements BeanPostProcessor {

	@Override
	public Object postProcessAfterInitialization(Object bean, String beanName) {
		return (bean.getClass() == StdioServerTransportProvider.class && readsStandardInput(bean))
				? new StdioServerTransportProvider(McpJsonDefaults.getMapper(), InputStream.nullInputStream(),
						OutputStream.nullOutputStream())
				: bean;
	}

	private static boolean readsStandardInput(Object transport) {
		ConfigurablePropertyAccessor fields = PropertyAccessorFactory.forDirectFieldAccess(transport);
		String input = "inputStream";
		return !fields.isReadableProperty(input) || fields.getPropertyValue(input) == System.in;
	}

}
