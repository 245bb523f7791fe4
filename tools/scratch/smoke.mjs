import { startRedis, startStack } from '@melee/harness';
import { Redis } from 'ioredis';
import { CombatManager } from '@melee/combat/repository';
import { createActor, defaultPack, contentId } from '@melee/combat/content';
import { RULES_VERSION } from '@melee/combat/pipeline';
const N = Number(process.argv[2] ?? 3);
const redis = await startRedis();
const stack = await startStack({
  redisUrl: redis.url,
  services: { collector: 1, executor: 1, 'ai-worker': 1, gateway: 0 },
  env: { LOG_LEVEL: 'info' },
});
console.log('stack ready');
const client = new Redis(redis.url);
const combat = await CombatManager.open(client, { encoding: 'auto', retentionMs: 3600000 });
const actors = [];
for (let i = 0; i < N; i++) {
  actors.push(createActor(defaultPack, { cid: `r${i}`, team: 'red', kind: 'bot', templateId: 'warrior' }));
  actors.push(createActor(defaultPack, { cid: `b${i}`, team: 'blue', kind: 'bot', templateId: 'orc' }));
}
const t = Date.now();
await combat.index.touch('s1', 2000);
console.log(
  await combat.createSession({
    sid: 's1',
    seed: 'x',
    mode: 'standard',
    contentId: contentId(defaultPack),
    rulesVersion: RULES_VERSION,
    settings: { answerMs: [60000, 20000], retentionMs: 3600000, maxActors: 200, maxWaitingInstants: 8 },
    actors,
  }),
);
let after = 0;
const until = Date.now() + 30000;
for (;;) {
  const entries = await combat.readLog('s1', after, 1000);
  for (const e of entries) {
    after = e.n;
    if (N < 4) console.log(JSON.stringify(e));
  }
  if (entries.at(-1)?.type === 'battle_finished' || Date.now() > until) {
    console.log(entries.at(-1));
    break;
  }
  await new Promise((r) => setTimeout(r, 50));
}
console.log('took', Date.now() - t, 'steps', (await combat.loadBattleView('s1')).meta.step, 'log', after);
for (const s of stack.services ?? []) console.log(s.name, s.output().split('\n').slice(-12).join('\n'));
await client.quit();
await stack.stop();
await redis.stop();
