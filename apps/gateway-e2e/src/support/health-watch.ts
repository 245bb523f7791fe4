import {
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  type ServiceClientConstructor,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { waitFor } from '@melee/harness';
import { protoPath } from 'grpc-health-check';

interface Answer {
  readonly status: string;
}

const { Health } = (
  loadPackageDefinition(loadSync(protoPath, { enums: String, defaults: true })) as unknown as {
    readonly grpc: { readonly health: { readonly v1: { readonly Health: ServiceClientConstructor } } };
  }
).grpc.health.v1;

/** What the health service of gRPC says of the battles' service, from now on. */
export class HealthWatch {
  private readonly said: string[] = [];
  private readonly client: Client;
  private readonly stream: ClientReadableStream<Answer>;

  constructor(address: string) {
    const definition = Health.service['Watch'];
    if (definition === undefined) throw new Error('The health service cannot be watched.');
    this.client = new Health(address, credentials.createInsecure());
    this.stream = this.client.makeServerStreamRequest(
      definition.path,
      definition.requestSerialize as (request: object) => Buffer,
      definition.responseDeserialize as (bytes: Buffer) => Answer,
      { service: 'melee.combat.v1.CombatService' },
    );
    this.stream.on('data', (answer: Answer) => this.said.push(answer.status));
    this.stream.on('error', () => undefined);
  }

  /** Resolves when this is what it has said last. */
  async says(status: string): Promise<void> {
    await waitFor(`the health service to say ${status}`, () => this.said.at(-1) === status);
  }

  close(): void {
    this.stream.cancel();
    this.client.close();
  }
}
