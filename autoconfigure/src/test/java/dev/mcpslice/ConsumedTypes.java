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
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.springframework.asm.AnnotationVisitor;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;
import org.springframework.asm.TypePath;
import org.springframework.asm.TypeReference;

/**
 * What an auto-configuration asks the context for, and may do without: as
 * {@code ObjectProvider}, {@code Optional}, collection, map or {@code @Nullable}
 * parameter of constructors and bean methods. And what the application may put in its
 * place: the types of beans that are {@code @ConditionalOnMissingBean}. Read from class
 * files, since most of what these mention is not on the classpath.
 */
final class ConsumedTypes {

	private static final Pattern CONTAINER = Pattern.compile("L(?:org/springframework/beans/factory/ObjectProvider"
			+ "|java/util/(?:List|Collection|Set|Map|Optional))<(.*)>;");

	// Spring Boot chooses one of them by name.
	private static final List<String> CACHES = List.of("Cache2k", "Caffeine", "Couchbase", "Generic", "Hazelcast",
			"Infinispan", "JCache", "NoOp", "Redis", "Simple");

	private final ClassLoader classLoader;

	private final Deque<String> toRead = new ArrayDeque<>();

	private final Set<String> read = new HashSet<>();

	private final Set<String> consumed = new TreeSet<>();

	private final Set<String> replaceable = new TreeSet<>();

	ConsumedTypes(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	Set<String> consumed() {
		return this.consumed;
	}

	Set<String> replaceable() {
		return this.replaceable;
	}

	/**
	 * Reads an auto-configuration, with what is nested in it and what it imports.
	 * @param autoConfiguration its name
	 * @return whether it is on the classpath
	 * @throws IOException if a class file cannot be read
	 */
	boolean read(String autoConfiguration) throws IOException {
		this.toRead.add(autoConfiguration);
		if (autoConfiguration.endsWith(".CacheAutoConfiguration")) {
			CACHES.forEach((cache) -> this.toRead
				.add(autoConfiguration.replace("CacheAutoConfiguration", cache + "CacheConfiguration")));
		}
		boolean there = this.classLoader.getResource(file(autoConfiguration)) != null;
		while (there && !this.toRead.isEmpty()) {
			String name = this.toRead.remove();
			if (name.matches("org\\.springframework\\.(boot|ai)\\..*") && this.read.add(name)) {
				readClass(name);
			}
		}
		this.toRead.clear();
		return there;
	}

	private void readClass(String name) throws IOException {
		try (InputStream file = this.classLoader.getResourceAsStream(file(name))) {
			if (file != null) {
				new ClassReader(file).accept(new Reader(name), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
			}
		}
	}

	private static String file(String className) {
		return className.replace('.', '/') + ".class";
	}

	private static List<String> parameters(String signature) {
		List<String> parameters = new ArrayList<>();
		String list = signature.substring(signature.indexOf('(') + 1, signature.indexOf(')'));
		int start = 0;
		int depth = 0;
		for (int i = 0; i < list.length(); i++) {
			char next = list.charAt(i);
			depth += (next == '<') ? 1 : (next == '>') ? -1 : 0;
			boolean primitive = depth == 0 && "ZBCSIJFD".indexOf(next) >= 0
					&& list.substring(start, i).replace("[", "").isEmpty();
			if (primitive || (next == ';' && depth == 0)) {
				parameters.add(list.substring(start, i + 1));
				start = i + 1;
			}
		}
		return parameters;
	}

	/**
	 * Reads one class.
	 */
	private final class Reader extends ClassVisitor {

		private final String name;

		Reader(String name) {
			super(SpringAsmInfo.ASM_VERSION);
			this.name = name;
		}

		@Override
		public void visit(int version, int access, String name, String signature, String superName,
				String[] interfaces) {
			ConsumedTypes.this.toRead.add(superName.replace('/', '.'));
		}

		@Override
		public void visitInnerClass(String name, String outerName, String innerName, int access) {
			if (name.replace('/', '.').startsWith(this.name + "$")) {
				ConsumedTypes.this.toRead.add(name.replace('/', '.'));
			}
		}

		@Override
		public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			return descriptor.endsWith("/Import;") ? new AnnotationVisitor(this.api) {

				@Override
				public AnnotationVisitor visitArray(String attribute) {
					return this;
				}

				@Override
				public void visit(String attribute, Object value) {
					ConsumedTypes.this.toRead.add(((Type) value).getClassName());
				}

			} : null;
		}

		@Override
		public MethodVisitor visitMethod(int access, String method, String descriptor, String signature,
				String[] exceptions) {
			return new MethodReader(method.equals("<init>"), (signature != null) ? signature : descriptor);
		}

	}

	/**
	 * Reads a constructor or method.
	 */
	private final class MethodReader extends MethodVisitor {

		private final String signature;

		private final Set<Integer> nullable = new HashSet<>();

		private boolean injected;

		private boolean replaceable;

		MethodReader(boolean constructor, String signature) {
			super(SpringAsmInfo.ASM_VERSION);
			this.injected = constructor;
			this.signature = signature;
		}

		@Override
		public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
			this.injected |= descriptor.matches(".*/annotation/(Bean|Autowired);");
			this.replaceable |= descriptor.endsWith("/ConditionalOnMissingBean;");
			return null;
		}

		@Override
		public AnnotationVisitor visitTypeAnnotation(int typeRef, TypePath path, String descriptor, boolean visible) {
			TypeReference reference = new TypeReference(typeRef);
			if (reference.getSort() == TypeReference.METHOD_FORMAL_PARAMETER && path == null
					&& descriptor.endsWith("/Nullable;")) {
				this.nullable.add(reference.getFormalParameterIndex());
			}
			return null;
		}

		@Override
		public void visitEnd() {
			List<String> parameters = parameters(this.signature);
			for (int i = 0; this.injected && i < parameters.size(); i++) {
				String content = content(parameters.get(i));
				if (!content.equals(parameters.get(i)) || this.nullable.contains(i)) {
					ConsumedTypes.this.consumed.add(erase(content));
				}
			}
			if (this.replaceable) {
				ConsumedTypes.this.replaceable
					.add(erase(content(this.signature.substring(this.signature.indexOf(')') + 1))));
			}
		}

		private static String content(String type) {
			var container = CONTAINER.matcher(type);
			return container.matches() ? content(container.group(1).replaceFirst("^Ljava/lang/String;", "")) : type;
		}

		private static String erase(String type) {
			return type.replaceFirst("^[+-]?L", "").replaceFirst("[<;].*", "").replace('/', '.');
		}

	}

}
