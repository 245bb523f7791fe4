import {
  type CallOptions,
  type ChannelCredentials,
  type Client,
  type ClientReadableStream,
  credentials,
  loadPackageDefinition,
  Metadata,
  type ServiceClientConstructor,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { waitFor, workspaceRoot } from '@melee/harness';
import { protoFolder, readRpcError, type RpcError } from './rpc-error.js';

const DEFINITION = loadSync('melee/combat/v1/combat.proto', {
  includeDirs: [protoFolder(workspaceRoot())],
  longs: Number,
  enums: String,
  oneofs: true,
});
const root = loadPackageDefinition(DEFINITION) as unknown as {
  readonly melee: { readonly combat: { readonly v1: { readonly CombatService: ServiceClientConstructor } } };
};
const { CombatService } = root.melee.combat.v1;

export const METHODS = Object.keys(CombatService.service);

interface CallSettings {
  readonly deadlineMs?: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface StreamedEntry {
  readonly n: number;
  readonly text?: string;
  readonly event: string;
  readonly [field: string]: unknown;
}

/** The public gRPC service of a gateway; messages are what the test says that they are. */
export class GrpcClient {
  private readonly client: Client;

  constructor(
    readonly address: string,
    private readonly token?: string,
    channel: ChannelCredentials = credentials.createInsecure(),
  ) {
    this.client = new CombatService(address, channel);
  }

  as(token: string): GrpcClient {
    return new GrpcClient(this.address, token);
  }

  /** Rejects with the status as gRPC tells it. */
  call<Answer>(
    method: string,
    message: object,
    { deadlineMs, metadata = {} }: CallSettings = {},
  ): Promise<Answer> {
    const definition = CombatService.service[method];
    if (definition === undefined) throw new Error(`The service has no method ${method}.`);
    const options: CallOptions = deadlineMs === undefined ? {} : { deadline: Date.now() + deadlineMs };
    return new Promise<Answer>((resolve, reject) => {
      this.client.makeUnaryRequest(
        definition.path,
        definition.requestSerialize as (value: object) => Buffer,
        definition.responseDeserialize as (bytes: Buffer) => Answer,
        message,
        this.metadata(metadata),
        options,
        (error, answer) => (error === null ? resolve(answer as Answer) : reject(error)),
      );
    });
  }

  /** The refusal of a call that must be refused. */
  async refusal(method: string, message: object, settings: CallSettings = {}): Promise<RpcError> {
    const error: unknown = await this.call(method, message, settings).catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error(`${method} was not refused.`);
    return readRpcError(error as ServiceError);
  }

  /** The refusal of bytes that stand where a message should. */
  async refusalOfBytes(method: string, bytes: Buffer): Promise<RpcError> {
    const path = CombatService.service[method]?.path ?? method;
    const error: unknown = await this.callPath(path, bytes).catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error(`${path} was not refused.`);
    return readRpcError(error as ServiceError);
  }

  /** Calls whatever method by its path, with whatever bytes. */
  callPath(path: string, bytes: Buffer = Buffer.alloc(0)): Promise<Buffer> {
    const same = (value: Buffer) => value;
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(path, same, same, bytes, this.metadata({}), (error, answer = bytes) =>
        error === null ? resolve(answer) : reject(error),
      );
    });
  }

  follow(message: object): GrpcEvents {
    const definition = CombatService.service['StreamEvents'];
    if (definition === undefined) throw new Error('The service streams no events.');
    const stream = this.client.makeServerStreamRequest<object, StreamedMessage>(
      definition.path,
      definition.requestSerialize as (value: object) => Buffer,
      definition.responseDeserialize as (bytes: Buffer) => StreamedMessage,
      message,
      this.metadata({}),
    );
    return new GrpcEvents(stream);
  }

  close(): void {
    this.client.close();
  }

  private metadata(more: Readonly<Record<string, string>>): Metadata {
    const metadata = new Metadata();
    for (const [name, value] of Object.entries(more)) metadata.set(name, value);
    if (this.token !== undefined) metadata.set('authorization', `Bearer ${this.token}`);
    return metadata;
  }
}

interface StreamedMessage {
  readonly entry?: StreamedEntry;
  readonly heartbeat?: { readonly last: number };
}

/** A stream of events that keeps everything it hears. */
export class GrpcEvents {
  readonly entries: StreamedEntry[] = [];
  readonly heartbeats: number[] = [];
  /** Settles when the server has ended the stream: with null after the battle's end, else with the reason. */
  readonly ended: Promise<ServiceError | null>;

  constructor(readonly stream: ClientReadableStream<StreamedMessage>) {
    stream.on('data', ({ entry, heartbeat }: StreamedMessage) => {
      if (entry !== undefined) this.entries.push(entry);
      if (heartbeat !== undefined) this.heartbeats.push(heartbeat.last);
    });
    this.ended = new Promise((resolve) => {
      stream.once('error', (error: ServiceError) => resolve(error));
      stream.once('end', () => resolve(null));
    });
    // An unheard error would end the test.
    stream.on('error', () => undefined);
  }

  numbers(): number[] {
    return this.entries.map(({ n }) => n);
  }

  async has(count: number): Promise<readonly StreamedEntry[]> {
    return waitFor(`${count} entries`, () => this.entries.length >= count && this.entries);
  }

  /** The reason of the end; fails for a stream that ended with its battle. */
  async cutOff(): Promise<RpcError> {
    const error = await this.ended;
    if (error === null) throw new Error('The stream ended without a reason.');
    return readRpcError(error);
  }

  close(): void {
    this.stream.cancel();
  }
}
