import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const CLIENT_PACKAGE = dirname(fileURLToPath(import.meta.resolve('@melee/client/package.json')));

const definition = loadSync('melee/combat/v1/combat.proto', {
  includeDirs: [join(CLIENT_PACKAGE, 'proto')],
  longs: Number,
  enums: String,
  arrays: true,
});
const { melee } = loadPackageDefinition(definition) as unknown as {
  readonly melee: { readonly combat: { readonly v1: { readonly CombatService: ServiceClientConstructor } } };
};

type Unary = (
  message: object,
  metadata: Metadata,
  answered: (error: ServiceError | null, answer: unknown) => void,
) => void;
type Streaming = (message: object, metadata: Metadata) => ClientReadableStream<unknown>;

/** Calls of `melee.combat.v1.CombatService`; the messages are those of the proto, with names in camel case. */
export class CombatService {
  private readonly client: Client & Readonly<Record<string, unknown>>;
  private readonly metadata = new Metadata();

  /** @param address host and port */
  constructor(address: string, token: string | undefined) {
    const { CombatService: Stub } = melee.combat.v1;
    this.client = new Stub(address, credentials.createInsecure());
    if (token !== undefined) this.metadata.set('authorization', `Bearer ${token}`);
  }

  /** @throws ServiceError for a refusal */
  call<Answer>(method: string, message: object): Promise<Answer> {
    const unary = this.client[method] as Unary;
    return new Promise((resolve, reject) => {
      unary.call(this.client, message, this.metadata, (error, answer) =>
        error === null ? resolve(answer as Answer) : reject(error),
      );
    });
  }

  stream<Message>(method: string, message: object): AsyncIterable<Message> {
    return (this.client[method] as Streaming).call(this.client, message, this.metadata);
  }

  close(): void {
    this.client.close();
  }
}
