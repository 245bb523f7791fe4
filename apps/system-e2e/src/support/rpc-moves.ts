import { join } from 'node:path';
import {
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { workspaceRoot } from '@melee/harness';

const DEFINITION = loadSync('melee/combat/v1/combat.proto', {
  includeDirs: [join(workspaceRoot(), 'libs/client/proto')],
});
const root = loadPackageDefinition(DEFINITION) as unknown as {
  readonly melee: { readonly combat: { readonly v1: { readonly CombatService: ServiceClientConstructor } } };
};
const { CombatService } = root.melee.combat.v1;

/** Declares strikes, and follows a battle, over gRPC. */
export class RpcMoves {
  private readonly client: Client & Readonly<Record<string, (...args: unknown[]) => unknown>>;

  constructor(
    address: string,
    private readonly sid: string,
  ) {
    this.client = new CombatService(address, credentials.createInsecure()) as unknown as typeof this.client;
  }

  /** Resolves with the request id that the answer names. */
  strike(cid: string, target: string, requestId: string): Promise<string> {
    const metadata = new Metadata();
    metadata.set('x-request-id', requestId);
    return new Promise((resolve, reject) => {
      const message = { battleId: this.sid, cid, move: { exchange: { target } } };
      const answered = (error: Error | null) => {
        if (error !== null) reject(error);
      };
      const call = this.client['DeclareMove']?.(message, metadata, answered) as NodeJS.EventEmitter;
      call.once('metadata', (answer: Metadata) => resolve(String(answer.get('x-request-id')[0])));
    });
  }

  /** Settles when the live stream has told of an exchange; the stream ends then. */
  async exchange(): Promise<void> {
    const message = { battleId: this.sid };
    const stream = this.client['StreamEvents']?.(message) as ClientReadableStream<{ entry?: object }>;
    stream.on('error', () => undefined);
    for await (const { entry } of stream as AsyncIterable<{ entry?: object }>) {
      if (entry !== undefined && 'exchange' in entry) break;
    }
    stream.cancel();
  }

  close(): void {
    this.client.close();
  }
}
