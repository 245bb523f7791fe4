import {
  Client,
  credentials,
  Metadata,
  type sendUnaryData,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type ServiceDefinition,
  type ServiceError,
  status,
} from '@grpc/grpc-js';
import { createLogger, NO_TRACER } from '@melee/platform';
import { observeCalls } from './observe-calls.js';

interface Message {
  readonly battleId?: string;
}

const codec = {
  requestSerialize: (message: Message) => Buffer.from(JSON.stringify(message)),
  requestDeserialize: (bytes: Buffer) => JSON.parse(bytes.toString()) as Message,
  responseSerialize: (message: Message) => Buffer.from(JSON.stringify(message)),
  responseDeserialize: (bytes: Buffer) => JSON.parse(bytes.toString()) as Message,
};
const path = (method: string) => `/melee.combat.v1.CombatService/${method}`;
const SERVICE: ServiceDefinition = {
  Ask: { path: path('Ask'), requestStream: false, responseStream: false, ...codec },
  Refuse: { path: path('Refuse'), requestStream: false, responseStream: false, ...codec },
  Follow: { path: path('Follow'), requestStream: false, responseStream: true, ...codec },
};

describe('observeCalls', () => {
  const lines: Readonly<Record<string, unknown>>[] = [];
  const callAnswered = jest.fn((_method: string, _status: string, _seconds: number) => undefined);
  let server: Server;
  let client: Client;

  beforeAll(async () => {
    const write = (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>);
    const logger = createLogger('gateway', { level: 'info', format: 'json' }, { write });
    server = new Server({
      interceptors: [observeCalls({ metrics: { callAnswered }, tracer: NO_TRACER, areTrusted: false })],
    });
    const say = async (text: string) => {
      await Promise.resolve();
      logger.info(text);
    };
    server.addService(SERVICE, {
      Ask: (_call: ServerUnaryCall<Message, Message>, answer: sendUnaryData<Message>) => {
        void say('asked').then(() => answer(null, {}));
      },
      Refuse: (_call: ServerUnaryCall<Message, Message>, answer: sendUnaryData<Message>) => {
        void say('refused').then(() => answer({ code: status.NOT_FOUND }));
      },
      Follow: (call: ServerWritableStream<Message, Message>) => {
        void say('followed').then(() => call.end());
      },
    });
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    client = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  });
  beforeEach(() => {
    lines.length = 0;
    callAnswered.mockClear();
  });
  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  function ask(method: string, requestId: string) {
    const sent = new Metadata();
    sent.set('x-request-id', requestId);
    return new Promise<{ error: ServiceError | null; first: Metadata | null }>((resolve) => {
      let first: Metadata | null = null;
      const { requestSerialize, responseDeserialize } = codec;
      const call = client.makeUnaryRequest(
        path(method),
        requestSerialize,
        responseDeserialize,
        { battleId: 'b1' },
        sent,
        (error) => resolve({ error, first }),
      );
      call.on('metadata', (metadata: Metadata) => (first = metadata));
    });
  }

  it('has log lines say whose call it is and about which battle, and tells the caller', async () => {
    const { first } = await ask('Ask', 'r:1');
    expect(lines).toMatchObject([{ msg: 'asked', requestId: 'r:1', sid: 'b1' }]);
    expect(first?.get('x-request-id')).toEqual(['r:1']);
    expect(callAnswered.mock.calls).toEqual([['Ask', 'OK', expect.any(Number)]]);
  });

  it('gives a new id to a call that names itself by what may not stand in a log', async () => {
    const { first } = await ask('Ask', 'r 1');
    const [id] = first?.get('x-request-id') ?? [];
    expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(lines).toMatchObject([{ requestId: id }]);
  });

  it('tells the id also with a refusal', async () => {
    const { error } = await ask('Refuse', 'r2');
    expect(error?.code).toBe(status.NOT_FOUND);
    expect(error?.metadata.get('x-request-id')).toEqual(['r2']);
    expect(lines).toMatchObject([{ msg: 'refused', requestId: 'r2', sid: 'b1' }]);
    expect(callAnswered.mock.calls).toEqual([['Refuse', 'NOT_FOUND', expect.any(Number)]]);
  });

  it('knows those of streams too, which it does not count', async () => {
    const sent = new Metadata();
    sent.set('x-request-id', 'r3');
    const { requestSerialize, responseDeserialize } = codec;
    const stream = client.makeServerStreamRequest(
      path('Follow'),
      requestSerialize,
      responseDeserialize,
      { battleId: 'b2' },
      sent,
    );
    stream.resume();
    await new Promise((resolve) => stream.once('end', resolve));
    expect(lines).toMatchObject([{ msg: 'followed', requestId: 'r3', sid: 'b2' }]);
    expect(callAnswered).not.toHaveBeenCalled();
  });
});
