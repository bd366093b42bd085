#!/bin/sh
# An MCP server whose list of tools has three pages, and whose list of prompts has no end.
while IFS= read -r line; do
	id=$(printf '%s' "$line" | sed -n 's/.*"id":\("[^"]*"\|[0-9]*\).*/\1/p')
	case "$line" in
	*'"initialize"'*) result='{"protocolVersion":"2025-06-18","capabilities":{"tools":{}'$PROMPTS'},"serverInfo":{"name":"pages","version":"1"}}' ;;
	*'"tools/list"'*'"cursor":"2"'*) result='{"tools":[{"name":"b","inputSchema":{}}],"nextCursor":"3"}' ;;
	*'"tools/list"'*'"cursor":"3"'*) result='{"tools":[{"name":"a","inputSchema":{}}],"nextCursor":""}' ;;
	*'"tools/list"'*) result='{"tools":[{"name":"c","inputSchema":{},"execution":{"taskSupport":"optional"}}],"nextCursor":"2"}' ;;
	*'"prompts/list"'*) result='{"prompts":[],"nextCursor":"1"}' ;;
	*) continue ;;
	esac
	printf '{"jsonrpc":"2.0","id":%s,"result":%s}\n' "$id" "$result"
done
