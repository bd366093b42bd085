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

package dev.mcpslice.conditional;

import org.springframework.ai.mcp.annotation.McpPrompt;
import org.springframework.ai.mcp.annotation.McpTool;
import org.springframework.ai.tool.ToolCallbackProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * Components that are there on conditions.
 */
final class Blog {

	private Blog() {
	}

	@Service
	static class BlogService {

		String lastTitle() {
			throw new UnsupportedOperationException();
		}

	}

	@Component
	@ConditionalOnBean(BlogService.class)
	static class BlogTools {

		private final BlogService blog;

		BlogTools(BlogService blog) {
			this.blog = blog;
		}

		@McpTool(name = "last_title", description = "Tells the title of the last post")
		String lastTitle() {
			return this.blog.lastTitle();
		}

	}

	@Component
	@ConditionalOnProperty("blog.drafts")
	static class DraftTools {

		@McpTool(name = "drafts", description = "Counts drafts")
		int drafts() {
			return 0;
		}

	}

	@Component
	static class BlogPrompts {

		@McpPrompt(name = "praise", description = "Praises the blog")
		String praise() {
			return "Praise it";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnBean(BlogService.class)
	static class CommentConfiguration {

		@Bean
		CommentTools commentTools() {
			return new CommentTools();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class TagConfiguration {

		@Bean
		@ConditionalOnBean(BlogService.class)
		ToolCallbackProvider tagTools(BlogService blog) {
			return ToolCallbackProvider.from();
		}

		@Bean
		@ConditionalOnMissingBean
		CommentTools fallback() {
			return new CommentTools();
		}

	}

	static class CommentTools {

		@McpTool(name = "comments", description = "Counts comments")
		int comments() {
			return 0;
		}

	}

}
