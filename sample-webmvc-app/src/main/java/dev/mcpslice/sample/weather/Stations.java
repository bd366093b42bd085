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

package dev.mcpslice.sample.weather;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.springframework.stereotype.Component;

/**
 * The stations of the office, which it remembers as long as it runs.
 */
@Component
class Stations {

	private final Map<String, Station> stations = new ConcurrentSkipListMap<>();

	Stations() {
		put(new Station("ivalo", "Ivalo", -14.5));
		put(new Station("sapporo", "札幌", 2));
		put(new Station("odesa", "Одеса", 9.5));
	}

	List<Station> findAll() {
		return List.copyOf(this.stations.values());
	}

	/**
	 * Finds a station.
	 * @param id its identifier
	 * @return the station
	 * @throws IllegalArgumentException if there is none
	 */
	Station get(String id) {
		Station station = this.stations.get(id);
		if (station == null) {
			throw new IllegalArgumentException(
					"There is no station '%s', only %s.".formatted(id, String.join(", ", this.stations.keySet())));
		}
		return station;
	}

	final void put(Station station) {
		this.stations.put(station.id(), station);
	}

}
