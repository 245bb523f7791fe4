import type { CombatEvent, LogEntry } from '@melee/combat/dto';
import { sessionKeys } from '@melee/combat/repository';
import type { ProblemBody } from './support/api.js';
import { aBattle, anEvent, commit, player } from './support/battles.js';
import { type SharedGateway, shareGateway } from './support/gateway-under-test.js';

interface LogBody {
  readonly entries: readonly (LogEntry & { readonly text?: string })[];
  readonly last: number;
}

let gateway: SharedGateway;
let sid: string;
beforeAll(async () => {
  gateway = await shareGateway();
  sid = await aBattle(gateway.api, [{ ...player('a', 'red'), name: 'Ragnar' }, player('b', 'blue', 'orc')]);
  await commit(gateway.combat, sid, { events: [1, 2, 3, 4].map(anEvent) });
});
afterAll(() => gateway.stop());

const read = async (query: string) => (await gateway.api.get<LogBody>(`/v1/battles/${sid}/log${query}`)).body;
const numbers = ({ entries }: LogBody) => entries.map(({ n }) => n);

describe('the log', () => {
  it('is answered from the start, without gaps', async () => {
    const page = await read('');
    expect(numbers(page)).toEqual([1, 2, 3, 4, 5]);
    expect(page.last).toBe(5);
    expect(page.entries[0]).toMatchObject({ type: 'battle_started', teams: { red: ['a'], blue: ['b'] } });
  });

  it('is read page by page with what the page before said', async () => {
    const first = await read('?limit=2');
    const second = await read(`?limit=2&after=${first.last}`);
    const third = await read(`?limit=2&after=${second.last}`);
    expect([first, second, third].map(numbers)).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('answers nothing behind its end', async () => {
    await expect(read('?after=5')).resolves.toEqual({ entries: [], last: 5 });
    await expect(read('?after=99')).resolves.toEqual({ entries: [], last: 99 });
  });

  it('carries texts only if it is asked to', async () => {
    expect((await read('?limit=1')).entries[0]).not.toHaveProperty('text');
    expect((await read('?limit=1&render=en')).entries[0]).toHaveProperty('text');
  });

  it('of an unknown battle is a 404', async () => {
    const { status, body } = await gateway.api.get<ProblemBody>('/v1/battles/unknown/log?render=en');
    expect([status, body.code]).toEqual([404, 'session/not-found']);
  });
});

describe('the log in words', () => {
  const strike: CombatEvent = {
    type: 'strike',
    actionId: 'x',
    kind: 'exchange',
    wave: 0,
    source: 'a',
    target: 'b',
    by: 'morning_star',
    outcome: 'hit',
    isCritical: true,
    damage: 17,
    absorbed: 0,
    targetHp: 41,
  };
  let told: string;
  beforeAll(async () => {
    told = await aBattle(gateway.api, [
      { ...player('a', 'red'), name: 'Ragnar' },
      { ...player('b', 'blue'), name: 'Грук' },
    ]);
    await commit(gateway.combat, told, { events: [strike] });
  });

  const lineOf = async (language: string): Promise<string | undefined> => {
    const { body } = await gateway.api.get<LogBody>(`/v1/battles/${told}/log?after=1&render=${language}`);
    return body.entries[0]?.text;
  };

  it("is English, with the names of the actors and of the battle's content", async () => {
    await expect(lineOf('en')).resolves.toBe(
      'Ragnar strikes Грук (morning star): crit, 17 damage, 41 hp left',
    );
  });

  it('is Russian', async () => {
    await expect(lineOf('ru')).resolves.toBe('Ragnar → Грук, удар (моргенштерн): крит, урон 17, здоровье 41');
  });

  it('goes by ids where the content is not loaded any more', async () => {
    await gateway.redis.hset(sessionKeys.meta(told), 'contentId', 'of-another-time');
    await expect(lineOf('ru')).resolves.toContain('удар (morning star)');
  });

  it.each(['de', 'EN', '', 'en,ru'])('is refused in the language "%s"', async (language) => {
    const path = `/v1/battles/${told}/log?render=${language}`;
    const { status, body } = await gateway.api.get<ProblemBody>(path);
    expect([status, body.code]).toEqual([400, 'request/invalid']);
  });
});
