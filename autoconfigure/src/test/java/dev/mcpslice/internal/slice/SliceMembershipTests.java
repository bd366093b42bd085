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

package dev.mcpslice.internal.slice;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.tool.ToolCallback;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.web.server.WebFilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SliceMembership}.
 */
class SliceMembershipTests {

	private static final SliceTypes TYPES = new SliceTypes(
			Set.of(WebFilter.class, ToolCallback.class, ToolCallbackProvider.class, SyncToolSpecification.class));

	private final MetadataReaderFactory metadataReaderFactory = new SimpleMetadataReaderFactory();

	private boolean includes(Class<?> candidate) throws IOException {
		return includes(candidate, candidate.getClassLoader());
	}

	private boolean includes(Class<?> candidate, ClassLoader classLoader) throws IOException {
		return new SliceMembership(this.metadataReaderFactory, classLoader, TYPES, true)
			.includes(this.metadataReaderFactory.getMetadataReader(candidate.getName()));
	}

	@ParameterizedTest
	@ValueSource(classes = { Tools.class, InheritedTools.class, ToolsOfAnInterface.class })
	void componentsWithFeatureMethodsAreIn(Class<?> candidate) throws IOException {
		assertThat(includes(candidate)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { SingleBean.class, ArrayOfBeans.class, ListOfBeans.class, WildcardCollection.class,
			GenericSubclass.class, ToolsAsBean.class, StaticBeanMethod.class })
	void configurationsThatMakeSliceBeansAreIn(Class<?> candidate) throws IOException {
		assertThat(includes(candidate)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(classes = { Object.class, Empty.class, OtherBeans.class, RawList.class, NotAConfiguration.class,
			NotABean.class })
	void everythingElseIsOut(Class<?> candidate) throws IOException {
		assertThat(new SliceMembership(this.metadataReaderFactory, getClass().getClassLoader(), TYPES, true)
			.includes(this.metadataReaderFactory.getMetadataReader(candidate.getName()))).isFalse();
	}

	@Test
	void configurationThatCannotBeLoadedIsOut() throws IOException {
		assertThat(includes(SingleBean.class, new MissingClasses(SingleBean.class.getName()))).isFalse();
	}

	@Test
	void configurationWithAMissingReturnTypeIsOut() throws IOException {
		assertThat(includes(OtherBeans.class, new MissingClasses(Missing.class.getName()))).isFalse();
		assertThat(includes(ListOfMissing.class, new MissingClasses(Missing.class.getName()))).isFalse();
	}

	@Test
	void componentWhoseSuperclassTakesTheServerIsIn() throws IOException {
		assertThat(includes(InheritedServerUse.class)).isTrue();
	}

	@Test
	void componentWhoseSuperclassCannotBeReadIsOut() throws IOException {
		MetadataReader reader = this.metadataReaderFactory.getMetadataReader(InheritedTools.class.getName());
		MetadataReaderFactory broken = mock(MetadataReaderFactory.class);
		given(broken.getMetadataReader(anyString())).willThrow(new IOException("unreadable"));

		assertThat(new SliceMembership(broken, getClass().getClassLoader(), TYPES, true).includes(reader)).isFalse();
	}

	static class Tools {

		@McpTool
		String tool() {
			return "";
		}

	}

	static class InheritedTools extends Tools {

	}

	static class Base {

		@Autowired
		void use(McpSyncServer server) {
		}

	}

	static class InheritedServerUse extends Base {

	}

	interface ToolInterface {

		@McpTool
		default String tool() {
			return "";
		}

	}

	static class ToolsOfAnInterface implements ToolInterface {

	}

	@Configuration
	static class SingleBean {

		@Bean
		ToolCallbackProvider provider() {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration
	static class ArrayOfBeans {

		@Bean
		ToolCallback[] callbacks() {
			return new ToolCallback[0];
		}

	}

	@Configuration
	static class ListOfBeans {

		@Bean
		List<SyncToolSpecification> tools() {
			return List.of();
		}

	}

	@Configuration
	static class WildcardCollection {

		@Bean
		Set<? extends WebFilter> filters() {
			return Set.of();
		}

	}

	abstract static class GenericBase<T> {

		@Bean
		Collection<T> beans() {
			return List.of();
		}

	}

	@Configuration
	static class GenericSubclass extends GenericBase<SyncToolSpecification> {

	}

	@Configuration
	static class ToolsAsBean {

		@Bean
		InheritedTools tools() {
			return new InheritedTools();
		}

	}

	@Configuration
	static class StaticBeanMethod {

		@Bean
		static WebFilter filter() {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration
	static class Empty {

	}

	static class Missing {

	}

	@Configuration
	static class OtherBeans {

		@Bean
		Missing other() {
			return new Missing();
		}

		@Bean
		Map<String, WebFilter> filtersByName() {
			return Map.of();
		}

	}

	@Configuration
	static class ListOfMissing {

		@Bean
		List<Missing> others() {
			return List.of();
		}

	}

	@Configuration
	static class RawList {

		@Bean
		@SuppressWarnings("rawtypes")
		List beans() {
			return List.of();
		}

	}

	static class NotAConfiguration {

		@Bean
		WebFilter filter() {
			throw new UnsupportedOperationException();
		}

	}

	@Configuration
	static class NotABean {

		WebFilter filter() {
			throw new UnsupportedOperationException();
		}

	}

	/**
	 * A class loader that defines the test's classes anew, but for one that is missing.
	 */
	private static final class MissingClasses extends ClassLoader {

		private final String missing;

		MissingClasses(String missing) {
			super(SliceMembershipTests.class.getClassLoader());
			this.missing = missing;
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.equals(this.missing)) {
				throw new ClassNotFoundException(name);
			}
			if (!name.startsWith(SliceMembershipTests.class.getName())) {
				return super.loadClass(name, resolve);
			}
			try (InputStream bytes = getResourceAsStream(name.replace('.', '/') + ".class")) {
				byte[] content = bytes.readAllBytes();
				return defineClass(name, content, 0, content.length);
			}
			catch (IOException ex) {
				throw new ClassNotFoundException(name, ex);
			}
		}

	}

}
