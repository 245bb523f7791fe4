/** What of a WebSocket is used: that of browsers and of Node.js 22 has it, and that of the package `ws`. */
export interface Socket {
  close(): void;
  addEventListener(type: 'open', listener: () => void): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(
    type: 'close',
    listener: (event: { readonly code: number; readonly reason: string }) => void,
  ): void;
  addEventListener(type: 'error', listener: (event: object) => void): void;
}
export type SocketMaker = new (url: string, protocols: string[]) => Socket;

/** @throws Error if neither is there */
export function socketMaker(given: SocketMaker | undefined): SocketMaker {
  const own = (globalThis as { readonly WebSocket?: SocketMaker }).WebSocket;
  const maker = given ?? own;
  if (maker === undefined) {
    throw new Error(
      'There is no WebSocket on this platform: give the client one, such as that of the package ws.',
    );
  }
  return maker;
}
