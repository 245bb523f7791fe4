import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { scriptSha, type ScriptName } from './script-runner.js';
import { SCRIPTS } from './scripts.generated.js';
import { useBattlefield } from './testing/battlefield.js';
import { availableEncodings } from './testing/encodings.js';
import { eventfulBattle } from './testing/eventful-battle.js';
import { strike } from './testing/intents.js';

const names = Object.keys(SCRIPTS) as ScriptName[];

describe('compiled scripts', () => {
  it('are all those of the folder', () => {
    const files = readdirSync(join(__dirname, 'scripts')).filter((file) => file.endsWith('.lua'));
    const camelCased = files.map((file) =>
      file.slice(0, -4).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    );
    expect([...names].sort()).toEqual(camelCased.sort());
  });
});

describe.each(availableEncodings)('scripts, %s encoding', (encoding) => {
  const field = useBattlefield(encoding);

  it('are on the server once a repository has been opened', async () => {
    const shas = names.map((name) => scriptSha(name, encoding));
    await field.openManager();
    expect(await field.redis.script('EXISTS', ...shas)).toEqual(shas.map(() => 1));
  });

  it('are called by their SHA and sent again to a server that has forgotten them', async () => {
    const evalsha = jest.spyOn(field.redis, 'evalsha');
    const evaluate = jest.spyOn(field.redis, 'eval');
    await field.redis.script('FLUSH');
    const { sid } = await eventfulBattle(field);
    expect(evaluate.mock.calls.length).toBeGreaterThan(0);
    expect(evaluate.mock.calls.length).toBeLessThan(evalsha.mock.calls.length);
    evaluate.mockRestore();
    evalsha.mockRestore();
    expect((await field.manager.loadBattleView(sid)).meta.step).toBe(1);
  });

  it('do each operation in one round trip', async () => {
    const battle = await field.startBattle({ red: ['a'], blue: ['b'] });
    const sent = jest.spyOn(field.redis, 'sendCommand');
    await battle.register(strike('a', 'b'));
    await battle.snapshot();
    await field.manager.loadFullContext(battle.sid, 10);
    expect(sent).toHaveBeenCalledTimes(3);
    sent.mockRestore();
  });
});
