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

import jakarta.servlet.Filter;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

/**
 * Registers a filter before those of the application, even before one with the highest
 * precedence. For use by mcpslice itself.
 */
public final class FirstFilter extends FilterRegistrationBean<Filter> implements PriorityOrdered {

	/**
	 * Creates a registration.
	 * @param filter the filter
	 * @param position where it stands among the filters that are before the application's
	 */
	public FirstFilter(Filter filter, int position) {
		super(filter);
		setName(filter.getClass().getName());
		setOrder(Ordered.HIGHEST_PRECEDENCE + position);
	}

}
