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

import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.modelcontextprotocol.json.TypeRef;
import org.jspecify.annotations.Nullable;

import org.springframework.util.ClassUtils;

/**
 * Faults of the SDK, Spring AI and Spring that are known. All of them are in
 * {@code known-faults.json}. They hold for the versions on the class path. A server that
 * has another one may have been made of anything, so that only what no other library does
 * is taken for a fault of these.
 */
final class KnownFaults {

	private static final List<Fault> ALL = Catalogue.read("known-faults.json", new TypeRef<>() {
	});

	private final Stack stack;

	private final boolean ownClassPath;

	KnownFaults(Stack stack, boolean ownClassPath) {
		this.stack = stack;
		this.ownClassPath = ownClassPath;
	}

	static List<Fault> all() {
		return ALL;
	}

	/**
	 * Looks for the fault that is behind a finding.
	 * @param id the check
	 * @param finding what it has found
	 * @return the fault, if it is a known one
	 */
	Optional<Fault> behind(String id, Finding finding) {
		Answer answer = finding.exchange().came();
		String came = String.join("\n", finding.exchange().sent(), finding.text(), String.valueOf(answer.status()),
				answer.body());
		return expected(id).filter((fault) -> Pattern.compile(fault.evidence(), Pattern.DOTALL).matcher(came).find())
			.findFirst();
	}

	/**
	 * Returns the faults that a check should have found.
	 * @param id the check, which has found nothing
	 * @return the faults
	 */
	Stream<Fault> missed(String id) {
		return this.ownClassPath ? expected(id) : Stream.empty();
	}

	private Stream<Fault> expected(String id) {
		return ALL.stream()
			.filter((fault) -> Pattern.matches(fault.check(), id))
			.filter((fault) -> this.stack == Stack.UNKNOWN || fault.isOf(this.stack))
			.filter((fault) -> this.ownClassPath ? isPresent(fault.type()) && fault.holdsFor(version(fault.type()))
					: fault.distinct());
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, KnownFaults.class.getClassLoader());
	}

	/**
	 * Finds out which version of a library is there.
	 * @param type a class of the library
	 * @return the version, or {@code null} if it is not known
	 */
	static @Nullable String version(String type) {
		Class<?> found = ClassUtils.resolveClassName(type, KnownFaults.class.getClassLoader());
		CodeSource source = found.getProtectionDomain().getCodeSource();
		return version(found.getPackage().getImplementationVersion(),
				(source != null) ? String.valueOf(source.getLocation()) : "");
	}

	static @Nullable String version(@Nullable String manifest, String location) {
		Matcher file = Pattern.compile("-(\\d+(\\.\\d+)+[\\w.-]*)\\.jar").matcher(location);
		return (manifest != null) ? manifest : file.find() ? file.group(1) : null;
	}

	/**
	 * A fault.
	 *
	 * @param check which checks find it, as a regular expression
	 * @param stack the stack that has it; {@code null} for both
	 * @param evidence what is found in that case: in what was sent, the text of the
	 * finding, the status or the body, each on a line, as a regular expression
	 * @param library whose fault it is
	 * @param type a class of that library
	 * @param distinct whether the evidence shows whose fault it is
	 * @param mended the first version without the fault; {@code null} if there is none
	 * @param upstream where it is reported, or that it is not
	 * @param reason what is wrong
	 */
	record Fault(String check, @Nullable String stack, String evidence, String library, String type, boolean distinct,
			@Nullable String mended, String upstream, String reason) {

		boolean isOf(Stack candidate) {
			return this.stack == null || this.stack.equals(candidate.key());
		}

		boolean holdsFor(@Nullable String version) {
			return version == null || this.mended == null || Versions.compare(version, this.mended) < 0;
		}

		@Override
		public String toString() {
			return "%s (%s: %s%s)".formatted(this.reason, this.library, this.upstream,
					(this.mended != null) ? ", mended in " + this.mended : "");
		}

	}

}
