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

package dev.mcpslice.internal.guard;

/**
 * Something that a server should do or leave.
 *
 * @param id by which a user can accept what is found
 * @param title what the server should do, as a test is named
 * @param topic what the catalogue says about it
 * @param body does it, and throws a {@link Finding} if it is not so, or what JUnit takes
 * for an abortion if that cannot be said
 */
record Check(String id, String title, String topic, Runnable body) {

}
