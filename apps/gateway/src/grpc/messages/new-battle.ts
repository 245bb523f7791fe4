import type { CreateBattleRequest__Output } from '../proto/melee/combat/v1/CreateBattleRequest.generated.js';
import type { Webhook__Output } from '../proto/melee/combat/v1/Webhook.generated.js';
import { BATTLE_MODE_WORDS } from './enum-words.js';
import { actorBody } from './new-actor.js';
import { given, listed, present } from './present.js';

/** The body of a REST request for a battle that says the same as the message; not validated. */
export function battleBody(message: CreateBattleRequest__Output) {
  const { battleId, seed, mode, contentPack, answerTimeoutsMs, actors = [], webhooks } = message;
  return present({
    battleId: given(battleId),
    seed: given(seed),
    mode: BATTLE_MODE_WORDS.wordOf(mode),
    contentPack: given(contentPack),
    answerTimeoutsMs: listed(answerTimeoutsMs),
    actors: actors.map(actorBody),
    webhooks: listed(webhooks)?.map(webhookBody),
  });
}

function webhookBody({ url, events }: Webhook__Output) {
  return present({ url, events: listed(events) });
}
