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

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * What a user has said.
 *
 * @param seed from which all that is random begins
 * @param callable tools that may be called although they are not marked as harmless
 * @param limit how long all of it may take
 * @param timeout how long to wait for one answer
 * @param authenticated whether the server demands that callers say who they are
 * @param anotherUser says to be another user
 * @param expired says to be somebody whose token has expired
 * @param insufficient says to be somebody who may not come
 * @param accepted what may be found, with the reason, by check
 */
public record GuardSettings(long seed, Set<String> callable, Duration limit, Duration timeout, boolean authenticated,
		@Nullable Consumer<HttpHeaders> anotherUser, @Nullable Consumer<HttpHeaders> expired,
		@Nullable Consumer<HttpHeaders> insufficient, Map<String, String> accepted) {

}
