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

package dev.mcpslice.internal.client.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import dev.mcpslice.internal.client.transport.Exchange;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;

/**
 * All notifications that one client has received, in the order of their arrival. Follows
 * the wire and not the SDK's client, which hands them out in threads of their own, and
 * asks the server for more when some of them arrive.
 */
public final class NotificationLog {

	/**
	 * How many of them an error message tells.
	 */
	private static final int TOLD = 20;

	private final List<JSONRPCNotification> notifications = new CopyOnWriteArrayList<>();

	private final Findings findings;

	public NotificationLog(Findings findings) {
		this.findings = findings;
	}

	void add(JSONRPCNotification notification) {
		this.notifications.add(notification);
		this.findings.changed();
	}

	public int size() {
		return this.notifications.size();
	}

	public JSONRPCNotification get(int position) {
		return this.notifications.get(position);
	}

	/**
	 * Returns the last of those that there are so far, one a line.
	 */
	@Override
	public String toString() {
		List<JSONRPCNotification> all = List.copyOf(this.notifications);
		if (all.isEmpty()) {
			return "nothing";
		}
		List<JSONRPCNotification> last = all.subList(Math.max(0, all.size() - TOLD), all.size());
		String omitted = (last.size() < all.size())
				? "%d notifications, the last %d of them:\n".formatted(all.size(), TOLD) : "";
		return last.stream().map(Exchange::json).collect(Collectors.joining("\n", omitted, ""));
	}

}
