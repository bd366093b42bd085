import java.util.zip.ZipFile

def libraries = { File jar ->
	new ZipFile(jar).withCloseable { zip ->
		zip.entries().collect { it.name }.findAll { it.startsWith('BOOT-INF/lib/') && it.endsWith('.jar') } as TreeSet
	}
}

def natives = { Set names -> names.findAll { it.contains('netty') && it.contains('native') } }

['webflux-by-library', 'webflux', 'webmvc', 'webmvc-with-webclient', 'stdio', 'sdk'].each { kind ->
	def without = libraries(new File(basedir, "$kind/target/$kind-application.jar"))
	def with = libraries(new File(basedir, "$kind/target/$kind-with-starter-application.jar"))
	assert without.size() > 40 : kind
	assert with - without == [] as Set : "The starter adds to the application '$kind': ${with - without}"
	assert without - with == [] as Set : "The starter takes from the application '$kind': ${without - with}"
	// What may be lost has to be there.
	assert natives(without).empty == (kind in ['webmvc', 'stdio']) : kind
}

true
