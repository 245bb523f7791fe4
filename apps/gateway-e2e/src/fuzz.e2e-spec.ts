import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPack } from '@melee/combat/content';
import { workspaceRoot } from '@melee/harness';
import fc from 'fast-check';
import { AnswerChecker } from './fuzz/answer-checker.js';
import {
  describedOperations,
  type DescribedOperation,
  type OpenApiDocument,
} from './fuzz/described-operations.js';
import { FOUND_REQUESTS } from './fuzz/found-requests.js';
import { type FuzzRequest, requestsTo } from './fuzz/requests.js';
import { type FuzzAnswer, Wire } from './fuzz/send.js';
import { ValidValues } from './fuzz/valid-values.js';
import { aBattle, commit, player, TWO_PLAYERS } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';
import { asAdmin, asPlayer, asSpectator, hs256, JWT_ENV } from './support/tokens.js';

const env = process.env;
/** Requests to each operation: a count and not a time, so that a busy machine asks as much as a quiet one. */
const RUNS = Number(env['FUZZ_RUNS'] ?? 50);
/** Of one operation; only one that hangs takes so long. */
const BOUND_MS = 120_000 + RUNS * 100;
const SEED = Number(env['FUZZ_SEED'] ?? Math.floor(Math.random() * 2 ** 31));

const file = join(workspaceRoot(), 'libs/client/openapi.json');
const document = JSON.parse(readFileSync(file, 'utf8')) as OpenApiDocument;
const operations = describedOperations(document);

describe(`the API under requests of all kinds (FUZZ_SEED=${SEED})`, () => {
  let gateway: SharedGateway;
  let wire: Wire;
  let values: ValidValues;
  const checker = new AnswerChecker(document);
  const counts = new Map<string, number>();

  beforeAll(async () => {
    gateway = await shareGateway(JWT_ENV);
    wire = new Wire(gateway.api.url);
    const api = gateway.api.as(asAdmin());
    const [active, finished] = [await aBattle(api), await aBattle(api)];
    await commit(gateway.combat, finished, { defeated: ['b'] });
    values = new ValidValues(document.components.schemas, knownValues([active, finished]));
  });
  afterAll(async () => {
    wire.close();
    console.log(`FUZZ_SEED=${SEED}: ${JSON.stringify(Object.fromEntries([...counts].sort()))}`);
    await gateway.stop();
  });

  async function expectAsDescribed(operation: DescribedOperation, request: FuzzRequest): Promise<FuzzAnswer> {
    const answer = await wire.send(request);
    const faults = checker.faultsOf(operation, answer);
    if (faults.length > 0) throw new Error(`${shown(request)}\n${faults.join('\n')}`);
    return answer;
  }

  it.each(operations.map((operation) => [operation.id, operation] as const))(
    'answers %s as its description says',
    async (id, operation) => {
      const tokens = [asAdmin(), asPlayer('ann', 'a'), asSpectator(), hs256({ sub: 'x' }), 'nonsense'];
      const property = fc.asyncProperty(requestsTo(operation, values, tokens), async (request) => {
        const { status } = await expectAsDescribed(operation, request);
        counts.set(`${id} ${status}`, (counts.get(`${id} ${status}`) ?? 0) + 1);
      });
      await fc.assert(property, {
        seed: SEED,
        numRuns: RUNS,
        // Making a failing request smaller may take as long again.
        endOnFailure: env['FUZZ_SHRINK'] !== 'yes',
      });
    },
    BOUND_MS,
  );

  it.each(FOUND_REQUESTS)('answers as described: $what', async ({ operationId, request }) => {
    const operation = operations.find(({ id }) => id === operationId);
    expect(operation).toBeDefined();
    if (operation === undefined) return;
    const headers = { authorization: `Bearer ${asAdmin()}`, ...request.headers };
    await expectAsDescribed(operation, { ...request, headers });
  });
});

/** What to prefer where a request names something, by the name of the property. */
const knownValues = (battles: readonly string[]): Readonly<Record<string, readonly unknown[]>> => ({
  actors: [TWO_PLAYERS, [...TWO_PLAYERS, { ...player('c', 'red', 'orc'), kind: 'bot' }]],
  battleId: battles,
  cid: ['a', 'b', 'c'],
  target: ['a', 'b'],
  targets: ['self', 'all_enemies', 'random_enemy_2', 'b'],
  participant: ['a'],
  team: ['red', 'blue'],
  template: ['warrior', 'orc'],
  contentPack: ['default'],
  mainHand: ['sword'],
  behaviour: ['aggressive'],
  itemId: ['potion'],
  abilityId: ['heal', 'surrender', 'manoeuvre'],
  moveId: ['m1', 'm2'],
  'Idempotency-Key': ['k1', 'k2'],
  path: ['pack.yaml'],
  // Among them what takes a careless reader of YAML for ever.
  text: [JSON.stringify(defaultPack), 'name: x', 'a: &a [*a]', ALIAS_BOMB, '!!js/function x', '- - -\n: ['],
});

const ALIAS_BOMB = Array.from({ length: 12 }, (_, i) =>
  i === 0
    ? 'x0: &x0 [1, 1]'
    : `x${i}: &x${i} [${Array(9)
        .fill(`*x${i - 1}`)
        .join(', ')}]`,
).join('\n');

function shown({ method, target, headers, body }: FuzzRequest): string {
  const { authorization, ...others } = headers;
  const told = {
    ...others,
    ...(authorization !== undefined && { authorization: authorization.slice(0, 24) }),
  };
  const text = body === undefined ? '' : Buffer.from(body).toString('latin1').slice(0, 1500);
  return `${method} ${target} ${JSON.stringify(told)}\n${text}`;
}
