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

/**
 * What enters a server's process: listens for the events of its Spring Boot application
 * and reports them to the parent process, and ends the process with it. Spring Boot finds
 * it by {@code META-INF/spring.factories}. These classes, and those of
 * {@code dev.mcpslice.instance}, are all of mcpslice that is there; they need nothing but
 * Spring Boot. For use by mcpslice itself.
 */
@NullMarked
package dev.mcpslice.process.reporter;

import org.jspecify.annotations.NullMarked;
