import { join } from 'node:path';
import {
  ManagedProcess,
  type RedisServer,
  type Stack,
  startRedis,
  startStack,
  workspaceRoot,
} from '@melee/harness';

const EXAMPLES = join(workspaceRoot(), 'examples');

let redis: RedisServer;
let stack: Stack;
beforeAll(async () => {
  redis = await startRedis();
  stack = await startStack({ redisUrl: redis.url });
});
afterAll(async () => {
  await stack.stop();
  await redis.stop();
});

describe('the examples, as somebody would run them who tries the API', () => {
  it.each([
    ['duel-rest', process.execPath, 'dist/duel-rest/duel.js'],
    ['duel-grpc', process.execPath, 'dist/duel-grpc/duel.js'],
    ['duel-curl', 'bash', 'duel-curl/duel.sh'],
  ])('%s plays a duel to its end', async (_, program, script) => {
    const [gateway] = stack.of('gateway');
    const env = { ...process.env, MELEE_URL: stack.httpUrl, MELEE_GRPC: gateway?.grpcAddress };
    const example = await ManagedProcess.start(program, [join(EXAMPLES, script)], { env });
    const { code } = await example.exited;
    const result = expect.stringMatching(/(Team (red|blue) wins|A draw) after \d+ exchanges\./);
    expect([code, example.output()]).toEqual([0, result]);
    expect(example.output()).toMatch(/Exchange 1: (Ada|Bj)/);
  });
});
