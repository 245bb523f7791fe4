import type { LogEntry } from '@melee/combat/dto';
import type { ProblemBody } from './support/api.js';
import { aBattle, anEvent, commit, player } from './support/battles.js';
import { type GatewayUnderTest, startGateway } from './support/gateway-under-test.js';

interface LogBody {
  readonly entries: readonly (LogEntry & { readonly text?: string })[];
  readonly last: number;
}

let gateway: GatewayUnderTest;
let sid: string;
beforeAll(async () => {
  gateway = await startGateway();
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

  it('carries a line for people if it is asked to', async () => {
    const [started] = (await read('?render=en&limit=1')).entries;
    expect(started?.text).toContain('Ragnar');
    expect((await read('?limit=1')).entries[0]).not.toHaveProperty('text');
  });

  it('of an unknown battle is a 404', async () => {
    const { status, body } = await gateway.api.get<ProblemBody>('/v1/battles/unknown/log?render=en');
    expect([status, body.code]).toEqual([404, 'session/not-found']);
  });
});
