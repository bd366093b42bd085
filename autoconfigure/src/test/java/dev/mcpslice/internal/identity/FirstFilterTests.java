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

package dev.mcpslice.internal.identity;

import java.util.List;
import java.util.stream.Stream;

import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link FirstFilter}.
 */
class FirstFilterTests {

	@Test
	void isBeforeWhatTheApplicationPutsFirst() {
		FilterRegistrationBean<Filter> application = new FilterRegistrationBean<>(mock(Filter.class));
		application.setOrder(Ordered.HIGHEST_PRECEDENCE);
		FirstFilter first = new FirstFilter(mock(Filter.class), 0);
		FirstFilter second = new FirstFilter(mock(Filter.class), 1);

		List<?> sorted = Stream.of(application, second, first).sorted(AnnotationAwareOrderComparator.INSTANCE).toList();

		assertThat(sorted).isEqualTo(List.of(first, second, application));
	}

}
