/** The subprotocol that our WebSockets speak. */
export const SOCKET_PROTOCOL = 'melee.v1';
const TOKEN_PREFIX = 'bearer.';

/** Which of the subprotocols that a client offers is spoken; a token among them is not repeated to anybody. */
export function chooseProtocol(offered: ReadonlySet<string>): string | false {
  return offered.has(SOCKET_PROTOCOL) ? SOCKET_PROTOCOL : false;
}

/** The token that a browser, whose WebSockets can send no header, has put among the subprotocols. */
export function protocolToken(header: string | undefined): string | undefined {
  return header
    ?.split(',')
    .map((protocol) => protocol.trim())
    .find((protocol) => protocol.startsWith(TOKEN_PREFIX))
    ?.slice(TOKEN_PREFIX.length);
}
