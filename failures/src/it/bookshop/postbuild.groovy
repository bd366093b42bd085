/*
 * Compares what the failing tests say with the files in "gallery". To write the files anew:
 * ./mvnw verify -pl failures -am -DskipTests -Dgallery.update=true
 */

def masked = { String text ->
	boolean wire = false
	boolean causes = false
	text.replace('\r', '').readLines().findResults { String line ->
		if (line.contains('The wire of the client')) {
			wire = true
		}
		else if (!(line ==~ /^ +\d+\.\d{3}  .*/)) {
			wire = false
		}
		// What lies below is Spring's, Reactor's and the SDK's.
		causes = causes || line.startsWith('Caused by:')
		if (causes) {
			return null
		}
		// Exchanges and messages of different threads come in any order.
		if (wire && line ==~ /^ +\d+\.\d{3}  [A-Z]+ http.*/) {
			return null
		}
		if (line ==~ /^    (java\.base|app\/\/(?!com\.example|java)).*/ || line.contains('$$Lambda') || line.contains('MockitoMock')) {
			return null
		}
		if (line ==~ /^\s*at (?!com\.example\.).*/ || line ==~ /^\s*\.\.\. \d+ .*more$/) {
			return null
		}
		line.replaceAll(/(Time elapsed:|after|in) [\d.]+ s\b/, '$1 N s')
			.replaceAll(/Failed to load ApplicationContext for \[.*/, 'Failed to load ApplicationContext for [...')
			.replaceAll(/127\.0\.0\.1:\d+/, '127.0.0.1:PORT')
			.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/, 'UUID')
			.replaceAll(/"[0-9a-f]{8}-(\d+)"/, '"ID-$1"')
			.replaceAll(/^ +\d+\.\d{3}  /, '   0.000  ')
			.replaceAll(/last \d+ lines/, 'last N lines')
			.replaceAll(/\(process \d+\)/, '(process PID)')
			.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z?.*? --- .*/, '<log>')
			.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z?/, 'TIME')
			.replaceAll(/@[0-9a-f]{5,8}\b/, '@HASH')
			.replaceAll(/"version":"[^"]*(SNAPSHOT|\d)"\}\}\}/, '"version":"VERSION"}}}')
			.replaceAll(/-auto-\d+-exec-\d+/, '-auto-N-exec-N')
			.replaceAll(/java\.base@[\d.]+/, 'java.base')
			.replaceAll(/:\d+\)$/, ':LINE)')
			.replaceAll(/\w+ (after it was ready)/, 'N s $1')
			.stripTrailing()
	}.join('\n')
		// How much a server has logged, and which of its connections tells first that it has ended.
		.replaceAll(/(?m)^ *<log>\n(?= *<log>)/, '')
		.replaceAll(/(?m)^(POST .*sessionId=UUID: ).*/, '$1<end>')
		.strip() + '\n'
}

Map<String, String> actual = new TreeMap()
new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name.endsWith('.txt') }.each { File report ->
	report.getText('UTF-8').split(/\n(?=com\.example\.[^\n]+ -- Time)/).drop(1).each { String failure ->
		def name = (failure =~ /^com\.example\.\w+\.(\w+)(?:\.(\w+))?/)[0]
		actual[name[2] ? "${name[1]}.${name[2]}".toString() : name[1]] = masked(failure)
	}
}
// The console launcher shows some frames of each cause, and sums up how long it took.
actual['console'] = masked(new File(basedir, 'target/console.txt').getText('UTF-8').replaceAll(/(?s)Test run finished.*/, ''))
	.replaceAll(/(?m)^ +(?!com\.example)[\w.$]+\([^)]*\)\n/, '')
	.replaceAll(/(?m)^ +\[\.\.\.\]\n/, '')

boolean update = Boolean.getBoolean('gallery.update')
File gallery = new File(basedir, update ? '../../../src/it/bookshop/gallery' : 'gallery')
if (update) {
	gallery.deleteDir()
	gallery.mkdirs()
	actual.each { name, text -> new File(gallery, name + '.txt').setText(text, 'UTF-8') }
}
Map<String, String> approved = new TreeMap()
gallery.listFiles().each { File file -> approved[file.name - '.txt'] = file.getText('UTF-8') }

assert approved.keySet() == actual.keySet()
actual.each { name, text ->
	if (approved[name] != text) {
		println "=== ${name}: is not as in the gallery, but\n${text}"
	}
}
assert actual.findAll { name, text -> approved[name] != text }.keySet() == [] as Set

true
