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

package dev.mcpslice.endpoint;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.beans.factory.annotation.Value;

/**
 * Injects the port on which the MCP server under test listens: the value of the property
 * {@value #PROPERTY}. The port of a management server is never meant.
 * <p>
 * The port exists once the web server listens, which is after all singletons have been
 * created. Test classes can have it in fields, constructors and method parameters; a
 * singleton of the application that asks for it while it is created fails with an error
 * that says so.
 */
@Target({ ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.ANNOTATION_TYPE })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Value("${" + LocalMcpServerPort.PROPERTY + "}")
public @interface LocalMcpServerPort {

	/**
	 * Name of the property that holds the port.
	 */
	String PROPERTY = "local.mcp.server.port";

}
