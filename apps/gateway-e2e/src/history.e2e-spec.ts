import { NO_XP } from '@melee/combat/dto';
import { BattleRecords, RecordHistory, RecordIndex } from '@melee/combat/repository';
import type { ProblemBody } from './support/api.js';
import { type SharedGateway, randomId, shareGateway } from './support/gateway-under-test.js';

interface HistoryBody {
  readonly battles: readonly { readonly battleId: string; readonly finishedAt: number }[];
  readonly nextCursor: string | null;
}

const KEEP_S = 60;
const HERO = randomId('hero');
const now = Date.now();

let gateway: SharedGateway;
let history: RecordHistory;
beforeAll(async () => {
  gateway = await shareGateway();
  history = new RecordHistory(new BattleRecords(gateway.redis), new RecordIndex(gateway.redis));
  for (let i = 0; i < 5; i += 1) await keep(i, i % 2 === 0 ? 'duel' : 'raid', [HERO, `foe-${i}`]);
});
afterAll(() => gateway.stop());

const sidOf = (i: number) => `${HERO}-battle-${i}`;
const finishedAt = (i: number) => now - 10_000 + i * 1000;
const keep = (i: number, mode: string, cids: readonly string[]) => {
  const results = cids.map((cid) => [
    cid,
    { name: cid, kind: 'player', templateId: 'warrior', hp: 1, defeat: null, xp: NO_XP } as const,
  ]);
  const record = { sid: sidOf(i), mode, teams: {}, winner: null, reason: 'stalemate', steps: i } as const;
  const times = { startedAt: now - 20_000, finishedAt: finishedAt(i) };
  return history.keep({ ...record, ...times, results: Object.fromEntries(results) }, KEEP_S);
};
const list = async (query: Readonly<Record<string, string | number>>) => {
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return gateway.api.get<HistoryBody>(`/v1/battles?${String(search)}`);
};
const idsOf = async (query: Readonly<Record<string, string | number>>) =>
  (await list(query)).body.battles.map(({ battleId }) => battleId);

describe('the history of finished battles', () => {
  it('is answered as results, the latest first', async () => {
    const { status, body } = await list({ participant: HERO });
    expect(status).toBe(200);
    expect(body.nextCursor).toBeNull();
    expect(body.battles.map(({ battleId }) => battleId)).toEqual([4, 3, 2, 1, 0].map(sidOf));
    const { body: result } = await gateway.api.get(`/v1/battles/${sidOf(4)}/result`);
    expect(body.battles[0]).toEqual(result);
  });

  it('is told by mode, by time, and by all of it', async () => {
    expect(await idsOf({ participant: HERO, mode: 'raid' })).toEqual([3, 1].map(sidOf));
    expect(await idsOf({ participant: HERO, from: finishedAt(1), to: finishedAt(3) })).toEqual(
      [2, 1].map(sidOf),
    );
    expect(await idsOf({ participant: 'foe-2', mode: 'duel', from: finishedAt(2) })).toContain(sidOf(2));
    expect(await idsOf({ participant: HERO, mode: 'standard' })).toEqual([]);
    const ids = await idsOf({ from: finishedAt(0), to: finishedAt(9), limit: 100 });
    expect(ids).toEqual(expect.arrayContaining([0, 1, 2, 3, 4].map(sidOf)));
  });

  it('is read on with the cursor of each answer, whatever ends meanwhile', async () => {
    const first = (await list({ participant: HERO, limit: 2 })).body;
    await keep(7, 'standard', [HERO]);
    const second = (await list({ participant: HERO, limit: 2, cursor: String(first.nextCursor) })).body;
    const third = (await list({ participant: HERO, limit: 2, cursor: String(second.nextCursor) })).body;
    const pages = [first, second, third].map(({ battles }) => battles.map(({ battleId }) => battleId));
    expect(pages).toEqual([[4, 3].map(sidOf), [2, 1].map(sidOf), [sidOf(0)]]);
    expect(third.nextCursor).toBeNull();
  });

  it.each([
    ['participant', 'a b'],
    ['mode', 'war'],
    ['from', 'yesterday'],
    ['to', '-1'],
    ['limit', '101'],
    ['cursor', 'bm9uc2Vuc2U'],
    ['page', '2'],
  ])('is refused for a wrong %s', async (name, value) => {
    const { status, body } = await gateway.api.get<ProblemBody>(
      `/v1/battles?${name}=${encodeURIComponent(value)}`,
    );
    expect([status, body.code]).toEqual([400, 'request/invalid']);
    expect(body.errors?.map(({ path }) => path)).toEqual(expect.arrayContaining([name]));
  });
});
