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
import java.util.LinkedHashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.core.io.Resource;
import org.springframework.util.ClassUtils;

/**
 * Reads from a class file which classes its code instantiates. A bean method may declare
 * an interface, and only its code tells what it returns.
 */
final class InstantiatedClasses extends ClassVisitor {

	private final Set<String> names = new LinkedHashSet<>();

	private InstantiatedClasses() {
		super(SpringAsmInfo.ASM_VERSION);
	}

	/**
	 * Reads a class file.
	 * @param classFile the file
	 * @return the names of the classes, without those of Java
	 * @throws IOException if the file cannot be read
	 */
	static Set<String> in(Resource classFile) throws IOException {
		InstantiatedClasses visitor = new InstantiatedClasses();
		try (InputStream input = classFile.getInputStream()) {
			new ClassReader(input).accept(visitor, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
		}
		return visitor.names;
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
			String @Nullable [] exceptions) {
		return new MethodVisitor(this.api) {

			@Override
			public void visitTypeInsn(int opcode, String type) {
				if (opcode == Opcodes.NEW && !type.startsWith("java/")) {
					InstantiatedClasses.this.names.add(ClassUtils.convertResourcePathToClassName(type));
				}
			}

		};
	}

}
