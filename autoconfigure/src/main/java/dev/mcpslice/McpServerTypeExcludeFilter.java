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

import java.io.IOException;
import java.util.Set;

import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.context.filter.annotation.StandardAnnotationCustomizableTypeExcludeFilter;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;

/**
 * {@link TypeExcludeFilter} for {@link McpServerTest @McpServerTest}.
 */
class McpServerTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<McpServerTest> {

	private final ClassLoader classLoader;

	McpServerTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
		this.classLoader = testClass.getClassLoader();
	}

	@Override
	protected Set<Class<?>> getKnownIncludes() {
		return SliceTypes.all();
	}

	@Override
	protected boolean defaultInclude(MetadataReader metadataReader, MetadataReaderFactory metadataReaderFactory)
			throws IOException {
		return super.defaultInclude(metadataReader, metadataReaderFactory)
				|| new SliceMembership(metadataReaderFactory, this.classLoader).includes(metadataReader);
	}

}
