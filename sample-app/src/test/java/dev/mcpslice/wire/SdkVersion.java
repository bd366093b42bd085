package dev.mcpslice.wire;

import io.modelcontextprotocol.spec.McpSchema;

/**
 * The version of the MCP SDK, for what differs between versions.
 */
public final class SdkVersion {

	private SdkVersion() {
	}

	/**
	 * Returns whether the tests run with version 2.0.
	 * @return whether it is that, and no later one
	 */
	public static boolean is20() {
		return String.valueOf(McpSchema.class.getPackage().getImplementationVersion()).startsWith("2.0.");
	}

}
