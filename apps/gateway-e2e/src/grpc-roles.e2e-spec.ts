import { status } from '@grpc/grpc-js';
import { aBattle } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { GrpcClient, METHODS } from './support/grpc-client.js';
import { asAdmin, asPlayer, asService, asSpectator, JWT_ENV } from './support/tokens.js';

const TOKENS = {
  player: asPlayer('ann', 'a'),
  'another player': asPlayer('bob', 'b'),
  spectator: asSpectator(),
  service: asService(),
  admin: asAdmin(),
};
type Caller = keyof typeof TOKENS;
const CALLERS = Object.keys(TOKENS) as Caller[];
const OF_ACTOR: readonly Caller[] = ['player', 'service', 'admin'];
const TRUSTED: readonly Caller[] = ['service', 'admin'];

/** Who may call what, of actor `a`. */
const ALLOWED: Readonly<Record<string, readonly Caller[]>> = {
  CreateBattle: TRUSTED,
  JoinBattle: TRUSTED,
  DeclareMove: OF_ACTOR,
  DeclareMoves: OF_ACTOR,
  Surrender: OF_ACTOR,
  Manoeuvre: OF_ACTOR,
  GetDashboard: OF_ACTOR,
  PeekTarget: OF_ACTOR,
  PopTarget: OF_ACTOR,
  GetBattle: CALLERS,
  ReadLog: CALLERS,
  StreamEvents: CALLERS,
  GetResult: CALLERS,
  GetReplay: CALLERS,
  ListResults: ['player', 'spectator', 'service', 'admin'],
  ListContentPacks: CALLERS,
  GetContentPack: CALLERS,
  UploadContentPack: TRUSTED,
};

let gateway: SharedGateway;
let clients: Readonly<Record<Caller, GrpcClient>>;
let message: object;
beforeAll(async () => {
  gateway = await shareGateway(JWT_ENV);
  const clientOf = (caller: Caller) => new GrpcClient(String(gateway.service.grpcAddress), TOKENS[caller]);
  clients = Object.fromEntries(CALLERS.map((caller) => [caller, clientOf(caller)])) as typeof clients;
  const battleId = await aBattle(gateway.api.as(asService()));
  message = { battleId, cid: 'a', participant: 'a' };
});
afterAll(async () => {
  for (const client of Object.values(clients)) client.close();
  await gateway.stop();
});

/** The status of a call that is right as far as it says who acts where. */
async function statusOf(method: string, caller: Caller): Promise<status> {
  const client = clients[caller];
  if (method === 'StreamEvents') {
    const events = client.follow(message);
    events.stream.once('data', () => events.close());
    return (await events.ended)?.code ?? status.OK;
  }
  return client.call(method, message).then(
    () => status.OK,
    (error: unknown) => (error as { readonly code: status }).code,
  );
}

it('are tried for every method of the service', () => {
  expect(Object.keys(ALLOWED).sort()).toEqual([...METHODS].sort());
});

it.each(METHODS)('%s answers each caller as the table says', async (method) => {
  const allowed: Caller[] = [];
  for (const caller of CALLERS) {
    const code = await statusOf(method, caller);
    expect(code).not.toBe(status.UNAUTHENTICATED);
    if (code !== status.PERMISSION_DENIED) allowed.push(caller);
  }
  expect(allowed).toEqual(ALLOWED[method]);
});
