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
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
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
			.matches("org\\.springframework\\.ai\\.mcp\\..*\\.Web(Flux|Mvc)Sse(Server|Client)Transport.*"));

	@ArchTest
	static final ArchRule roomsImportAlongTheArrowsOnly = layeredArchitecture().consideringOnlyDependenciesInLayers()
		.layer("front door")
		.definedBy("dev.mcpslice")
		.layer("client")
		.definedBy("dev.mcpslice.client")
		.layer("client internals")
		.definedBy("dev.mcpslice.internal.client")
		.layer("script")
		.definedBy("dev.mcpslice.internal.client.script")
		.layer("session")
		.definedBy("dev.mcpslice.internal.client.session")
		.layer("http")
		.definedBy("dev.mcpslice.internal.client.http")
		.layer("stdio")
		.definedBy("dev.mcpslice.internal.client.stdio")
		.layer("transport")
		.definedBy("dev.mcpslice.internal.client.transport")
		.layer("wire")
		.definedBy("dev.mcpslice.internal.client.wire")
		.layer("report")
		.definedBy("dev.mcpslice.internal.report")
		.layer("guard")
		.definedBy("dev.mcpslice.guard")
		.layer("guard internals")
		.definedBy("dev.mcpslice.internal.guard")
		.layer("process")
		.definedBy("dev.mcpslice.process")
		.layer("remote")
		.definedBy("dev.mcpslice.remote")
		.layer("reporter")
		.definedBy("dev.mcpslice.internal.reporter")
		.layer("context")
		.definedBy("dev.mcpslice.internal.context")
		.layer("server")
		.definedBy("dev.mcpslice.internal.server..")
		.layer("slice")
		.definedBy("dev.mcpslice.internal.slice")
		.layer("identity")
		.definedBy("dev.mcpslice.internal.identity")
		.layer("assertj")
		.definedBy("dev.mcpslice.assertj")
		.layer("contract")
		.definedBy("dev.mcpslice.contract")
		.layer("endpoint")
		.definedBy("dev.mcpslice.endpoint", "dev.mcpslice.internal.endpoint")
		.whereLayer("front door")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("guard")
		.mayNotBeAccessedByAnyLayer()
		.whereLayer("guard internals")
		.mayOnlyBeAccessedByLayers("guard")
		.whereLayer("client internals")
		.mayOnlyBeAccessedByLayers("process", "remote", "guard internals")
		.whereLayer("remote")
		.mayOnlyBeAccessedByLayers("front door", "process")
		.whereLayer("script")
		.mayOnlyBeAccessedByLayers("client internals")
		.whereLayer("session")
		.mayOnlyBeAccessedByLayers("client internals", "script")
		.whereLayer("http")
		.mayOnlyBeAccessedByLayers("client internals", "script", "session", "stdio")
		.whereLayer("stdio")
		.mayOnlyBeAccessedByLayers("client internals", "process")
		.whereLayer("transport")
		.mayOnlyBeAccessedByLayers("client internals", "script", "session", "http", "stdio", "guard internals")
		.whereLayer("wire")
		.mayOnlyBeAccessedByLayers("front door", "client internals", "session", "http", "stdio", "transport", "report")
		.whereLayer("report")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("report")
		.mayOnlyAccessLayers("client", "wire")
		.whereLayer("client")
		.mayOnlyAccessLayers("assertj", "contract", "endpoint")
		.whereLayer("assertj")
		.mayOnlyAccessLayers("contract")
		.whereLayer("contract")
		.mayOnlyAccessLayers("endpoint")
		.whereLayer("process")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("reporter")
		.mayOnlyBeAccessedByLayers("process")
		.whereLayer("reporter")
		.mayOnlyAccessLayers("identity")
		.whereLayer("context")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("context")
		.mayNotAccessAnyLayer()
		.whereLayer("server")
		.mayOnlyBeAccessedByLayers("front door")
		.whereLayer("server")
		.mayOnlyAccessLayers("slice", "identity", "endpoint")
		.whereLayer("slice")
		.mayOnlyBeAccessedByLayers("front door", "server")
		.whereLayer("slice")
		.mayNotAccessAnyLayer()
		.whereLayer("identity")
		.mayNotAccessAnyLayer()
		.whereLayer("endpoint")
		.mayNotAccessAnyLayer()
		.ensureAllClassesAreContainedInArchitecture();

	@ArchTest
	static final ArchRule webStackIsKnownInItsOwnRoomOnly = noClasses().that()
		.resideInAnyPackage("dev.mcpslice", "dev.mcpslice.internal.server", "dev.mcpslice.internal.slice")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("dev.mcpslice.internal.server.webflux", "dev.mcpslice.internal.server.webmvc",
				"org.springframework.web.reactive..", "org.springframework.web.servlet..", "org.apache.catalina..",
				"reactor.netty..");

	@ArchTest
	static final ArchRule thereAreNoCircles = slices().matching("dev.mcpslice.(**)").should().beFreeOfCycles();

	@ArchTest
	static final ArchRule usersSeeNothingInternal = methods().that()
		.areDeclaredInClassesThat(JavaClass.Predicates.resideOutsideOfPackage("dev.mcpslice.internal..")
			.and(HasModifiers.Predicates.modifier(JavaModifier.PUBLIC)))
		.and()
		.arePublic()
		.should()
		.notHaveRawReturnType(JavaClass.Predicates.resideInAPackage("dev.mcpslice.internal.."))
		.andShould()
		.notHaveRawParameterTypes(
				DescribedPredicate.anyElementThat(JavaClass.Predicates.resideInAPackage("dev.mcpslice.internal..")));

	@ArchTest
	static final ArchRule nothingLooksForAFreePort = noClasses().should()
		.dependOnClassesThat()
		.belongToAnyOf(ServerSocket.class, ServerSocketChannel.class, DatagramSocket.class)
		.orShould()
		.dependOnClassesThat()
		.haveSimpleNameContaining("TestSocketUtils")
		.because("the socket that is bound has to be the socket that serves");

	@ArchTest
	static final ArchRule onlyOneClassOfEachStackKnowsUpstreamsSse = noClasses().that()
		.doNotHaveFullyQualifiedName("dev.mcpslice.internal.server.webflux.WebFluxSse")
		.and()
		.doNotHaveFullyQualifiedName("dev.mcpslice.internal.server.webmvc.WebMvcSse")
		.and()
		.doNotHaveFullyQualifiedName("dev.mcpslice.internal.client.http.UpstreamTransports")
		.should()
		.dependOnClassesThat(SSE_TRANSPORTS);

	@ArchTest
	static final ArchRule privateFieldsOfOthersAreReadInOnePlace = noClasses().that()
		.doNotHaveFullyQualifiedName("dev.mcpslice.internal.server.SdkField")
		.and()
		// Reads declarations, and no values.
		.doNotHaveFullyQualifiedName("dev.mcpslice.ClientFieldCheck")
		.should()
		.dependOnClassesThat()
		.belongToAnyOf(Field.class);

	@ArchTest
	static final ArchRule nobodySleeps = noClasses().should().callMethod(Thread.class, "sleep", long.class);

}
