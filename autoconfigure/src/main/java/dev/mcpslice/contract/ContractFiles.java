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

package dev.mcpslice.contract;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;

import dev.mcpslice.internal.endpoint.Troubleshooting;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Files of contracts, and whether they may be written.
 */
final class ContractFiles {

	/**
	 * The property that says that files are to be written.
	 */
	static final String UPDATE_PROPERTY = "mcpslice.contract.update";

	/**
	 * The same for builds that hand the environment on to tests, but no properties.
	 */
	static final String UPDATE_VARIABLE = "MCPSLICE_CONTRACT_UPDATE";

	private static final Path DIRECTORY = Path.of("src", "test", "resources");

	private static final Log logger = LogFactory.getLog(ContractFiles.class);

	private final UnaryOperator<@Nullable String> properties;

	private final UnaryOperator<@Nullable String> environment;

	/**
	 * Creates files.
	 * @param properties the system properties
	 * @param environment the environment
	 */
	ContractFiles(UnaryOperator<@Nullable String> properties, UnaryOperator<@Nullable String> environment) {
		this.properties = properties;
		this.environment = environment;
	}

	static ContractFiles ofSystem() {
		return new ContractFiles(System::getProperty, System::getenv);
	}

	static Path path(String name) {
		return DIRECTORY.resolve(name);
	}

	/**
	 * Returns what a file contains, once it has been written if that is asked for.
	 * @param file the file
	 * @param contract the contract as it is
	 * @return the contract of the file
	 * @throws AssertionError if there is no file, or it must not be written
	 */
	McpServerContract kept(Path file, McpServerContract contract) {
		if (isUpdate(file)) {
			update(file, contract);
		}
		if (!Files.isRegularFile(file)) {
			throw new AssertionError("""
					There is no contract of '%s' yet: %s does not exist. To write it, run the test with

						-D%s=true

					(with Gradle: %s=true in the environment), read the file, and commit it. %s""".formatted(
					contract.name(), file.toAbsolutePath(), UPDATE_PROPERTY, UPDATE_VARIABLE,
					Troubleshooting.CONTRACT));
		}
		return McpServerContract.readFrom(file);
	}

	private static void update(Path file, McpServerContract contract) {
		if (!Files.isRegularFile(file) || !McpServerContract.readFrom(file).equals(contract)) {
			contract.writeTo(file);
			logger.warn("The contract of '%s' has been written to %s. Read the difference before you commit it."
				.formatted(contract.name(), file.toAbsolutePath()));
		}
	}

	private boolean isUpdate(Path file) {
		String value = this.properties.apply(UPDATE_PROPERTY);
		value = StringUtils.hasText(value) ? value : this.environment.apply(UPDATE_VARIABLE);
		switch (StringUtils.hasText(value) ? value.toLowerCase(Locale.ROOT) : "false") {
			case "false" -> {
				return false;
			}
			case "force" -> {
				return true;
			}
			case "true" -> {
				if (isContinuousIntegration()) {
					throw new AssertionError(
							("%s is not written: the variable CI is set, and a build that writes what it "
									+ "compares with always passes. If that is meant, say %s=force. %s")
								.formatted(file, UPDATE_PROPERTY, Troubleshooting.CONTRACT));
				}
				return true;
			}
			default -> throw new IllegalArgumentException(
					"%s is '%s', but may be true, false or force.".formatted(UPDATE_PROPERTY, value));
		}
	}

	private boolean isContinuousIntegration() {
		String ci = this.environment.apply("CI");
		return StringUtils.hasText(ci) && !ci.equalsIgnoreCase("false");
	}

}
