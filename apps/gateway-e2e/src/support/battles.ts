import type { Schemas } from '@melee/client';
import type { BattleChanges, CombatEvent } from '@melee/combat/dto';
import type { CombatManager } from '@melee/combat/repository';
import type { Answer, Api } from './api.js';
import { randomId } from './gateway-under-test.js';

export const player = (cid: string, team: string, template = 'warrior') => ({
  cid,
  team,
  kind: 'player',
  template,
});

export const TWO_PLAYERS = [player('a', 'red'), player('b', 'blue')];

export interface ActorBody {
  readonly name: string;
  readonly template: string;
  readonly templateName: unknown;
  readonly hp: number;
  readonly maxHp: number | null;
  readonly effects: readonly unknown[];
  readonly alive: boolean;
}

export interface BattleBody {
  readonly battleId: string;
  readonly status: string;
  readonly step: number;
  readonly mode: string;
  readonly teams: Readonly<Record<string, readonly string[]>>;
  readonly winner: string | null;
  readonly reason: string | null;
  readonly logLength: number;
  readonly contentId: string;
  readonly actors: Readonly<Record<string, ActorBody>>;
}

/** Creates a battle and answers its id. */
export async function aBattle(
  api: Api,
  actors: readonly object[] = TWO_PLAYERS,
  more: object = {},
): Promise<string> {
  const battleId = randomId('battle');
  const body = { battleId, actors, ...more } as Schemas['CreateBattleRequest'];
  const created = await api.melee.post('/v1/battles', { body });
  expect(created).toMatchObject({ battleId, status: 'active' });
  return battleId;
}

export const move = <Body>(api: Api, sid: string, body: object): Promise<Answer<Body>> =>
  api.post<Body>(`/v1/battles/${sid}/moves`, body);

export const strike = (cid: string, target: string, more: object = {}) => ({
  cid,
  strategy: 'exchange',
  target,
  ...more,
});

const NOTHING: BattleChanges = {
  taken: 0,
  steps: 0,
  actors: [],
  handAdditions: [],
  defeated: [],
  returns: [],
  fronts: [],
  events: [],
  ledger: [],
  deadLetters: [],
};

/** Commits changes as an Executor would. */
export async function commit(
  combat: CombatManager,
  sid: string,
  changes: Partial<BattleChanges>,
): Promise<void> {
  const token = randomId('token');
  expect(await combat.acquireWorkerLock(sid, token, 5000)).toBe(true);
  const { outcome } = await combat.commitBattleResults(sid, token, { ...NOTHING, ...changes });
  expect(outcome).toBe('committed');
}

/** Some event to fill a log with, told apart by its number. */
export const anEvent = (dropped: number): CombatEvent => ({ type: 'log_cut', actionId: 'x', dropped });
