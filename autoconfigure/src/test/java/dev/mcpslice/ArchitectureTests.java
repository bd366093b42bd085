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

import java.lang.reflect.Field;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.nio.channels.ServerSocketChannel;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The rules of the house, which CONTRIBUTING.md describes.
 */
@AnalyzeClasses(packages = "dev.mcpslice", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	private static final DescribedPredicate<JavaClass> SSE_TRANSPORTS = DescribedPredicate
		.describe("are upstream's SSE transports", (candidate) -> candidate.getName()
			.matches("org\\.springframework\\.ai\\.mcp\\..*\\.WebFluxSse(Server|Client)Transport.*"));

	@ArchTest
	static final ArchRule roomsImportAlongTheArrowsOnly = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("front door")
		.definedBy("dev.mcpslice")
		.layer("junit")
		.definedBy("dev.mcpslice.junit..")
		.layer("client")
		.definedBy("dev.mcpslice.client..")
		.layer("assertj")
		.definedBy("dev.mcpslice.assertj..")
		.layer("context")
		.definedBy("dev.mcpslice.context..")
		.layer("server")
		.definedBy("dev.mcpslice.server..")
		.layer("process")
		.definedBy("dev.mcpslice.process")
		.layer("reporter")
		.definedBy("dev.mcpslice.process.reporter..")
		.layer("instance")
		.definedBy("dev.mcpslice.instance..")
		.layer("endpoint")
		.definedBy("dev.mcpslice.endpoint..")
		.whereLayer("front door")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("junit")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("client")
		.mayOnlyBeAccessedByLayers("front door", "junit", "process")
		.whereLayer("assertj")
		.mayOnlyBeAccessedByLayers("client")
		.whereLayer("context")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("server")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("process")
		.mayOnlyBeAccessedByLayers("front door", "junit")
		.whereLayer("process")
		.mayOnlyAccessLayers("client", "instance", "endpoint", "reporter")
		.whereLayer("reporter")
		.mayOnlyBeAccessedByLayers("process")
		.whereLayer("reporter")
		.mayOnlyAccessLayers("instance")
		.whereLayer("instance")
		.mayNotAccessAnyLayer()
		.ensureAllClassesAreContainedInArchitecture();

	@ArchTest
	static final ArchRule thereAreNoCircles = slices().matching("dev.mcpslice.(*)..").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule nothingLooksForAFreePort = noClasses().should()
		.dependOnClassesThat()
		.belongToAnyOf(ServerSocket.class, ServerSocketChannel.class, DatagramSocket.class)
		.orShould()
		.dependOnClassesThat()
		.haveSimpleNameContaining("TestSocketUtils")
		.because("the socket that is bound has to be the socket that serves");

	@ArchTest
	static final ArchRule onlyTwoClassesKnowUpstreamsSse = noClasses().that()
		.doNotHaveFullyQualifiedName("dev.mcpslice.server.AttachedSseTransport")
		.and()
		.doNotHaveFullyQualifiedName("dev.mcpslice.client.UpstreamTransports")
		.should()
		.dependOnClassesThat(SSE_TRANSPORTS);

	@ArchTest
	static final ArchRule privateFieldsOfOthersAreReadInOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName("dev.mcpslice.server.SdkField")
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Field.class);

	@ArchTest
	static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

}
