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

package dev.mcpslice.process;

import java.io.File;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CommandLine}.
 */
class CommandLineTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "--spring.datasource.password=a b | --spring.datasource.password=******",
			"-Djavax.net.ssl.keyStorePassword=a=b | -Djavax.net.ssl.keyStorePassword=******",
			"--spring.ai.openai.api-key=a | --spring.ai.openai.api-key=******",
			"--bookshop.apiKey=a | --bookshop.apiKey=******", "--my.client-secret=a | --my.client-secret=******",
			"ACCESS_TOKEN=a | ACCESS_TOKEN=******", "--tokens=a,b | --tokens=******",
			"--spring.application.json={\"a\":1} | --spring.application.json=******",
			"--spring.datasource.url=jdbc:x://me:secret@host/db | --spring.datasource.url=jdbc:x://me:******@host/db",
			"--app.jwt.signingKey=a | --app.jwt.signingKey=******", "--secret_key=a | --secret_key=******",
			"--app.passphrase=a | --app.passphrase=******", "--db.pass=a | --db.pass=******",
			"--app.tokens[0]=a | '''--app.tokens[0]=******'''", "--password.value=a | --password.value=******",
			"--url=jdbc:x://h?user=u&password=p&a=b | '''--url=jdbc:x://h?user=u&password=******&a=b'''",
			"--url=jdbc:x://h?password=p&a=b | '''--url=jdbc:x://h?password=******&a=b'''",
			"--url=amqp://u:a/b@h | --url=amqp://u:******@h",
			"--headers=Authorization: Bearer abc | '''--headers=Authorization: Bearer ******'''",
			"--github.pat=a | --github.pat=******", "--jwt=a | --jwt=******",
			"--store=Name=a;AccountKey=b==;Suffix=c | '''--store=Name=a;AccountKey=******;Suffix=c'''",
			"--bus=KeyName=b;SharedAccessKey=c= | '''--bus=KeyName=b;SharedAccessKey=******'''",
			"--blob=https://a/b?sp=r&sig=c%2F&se=1 | '''--blob=https://a/b?sp=r&sig=******&se=1'''",
			"--spring.config.name=child | --spring.config.name=child", "--compass=a | --compass=******",
			"--server.address=::1 | --server.address=::1", "-Xmx64m | -Xmx64m" })
	void masksSecrets(String word, String shown) {
		assertThat(CommandLine.describe(List.of("java", word))).isEqualTo("java " + shown);
	}

	@ParameterizedTest
	@CsvSource({ "--password hunter2, --password ******", "-token t -v, -token ****** -v",
			"--password --verbose, --password --verbose", "password hunter2, password hunter2",
			"--password=a b, --password=****** b" })
	void masksTheWordAfterTheNameOfASecret(String words, String shown) {
		assertThat(CommandLine.describe(Arrays.asList(words.split(" ")))).isEqualTo(shown);
	}

	@Test
	@Timeout(20)
	void looksAtALongValueOnce() {
		String value = "a".repeat(1_000_000);

		assertThat(CommandLine.describe(List.of("--data=" + value, value, value + "_token=t")))
			.isEqualTo("--data=" + value + " " + value + " " + value + "_token=******");
	}

	@Test
	void quotesAsAShellDoes() {
		assertThat(CommandLine.describe(List.of("java", "--greeting=it's me", "")))
			.isEqualTo("java '--greeting=it'\\''s me' ''");
	}

	@Test
	void shortensAClassPath() {
		String longOne = String.join(File.pathSeparator, "/x/a.jar", "/y/b.jar", "/z/classes", "/z/c.jar", "/");
		String shortOne = String.join(File.pathSeparator, "/x/a.jar", "/y/b.jar", "/z/classes");

		assertThat(CommandLine.describe(List.of("-cp", longOne, "Main")))
			.isEqualTo("-cp 'a.jar:b.jar:classes... (5 entries)' Main".replace(":", File.pathSeparator));
		assertThat(CommandLine.describe(List.of("-cp", "/" + File.pathSeparator + longOne, "Main")))
			.startsWith("-cp '/" + File.pathSeparator + "a.jar");
		assertThat(CommandLine.describe(List.of("-cp", shortOne, "Main"))).isEqualTo("-cp " + shortOne + " Main");
	}

}
