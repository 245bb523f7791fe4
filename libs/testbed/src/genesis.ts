import { randomUUID } from 'node:crypto';
import { type ActorOverrides, contentId as idOf, createActor, defaultPack } from '@melee/combat/content';
import type {
  ActiveEffect,
  ActorDocument,
  ActorHand,
  ActorId,
  ActorState,
  Genesis,
  SessionId,
  SessionSettings,
  TeamId,
} from '@melee/combat/dto';
import { DEFAULT_LIMITS, pinnedRules } from '@melee/combat/pipeline';

/** Long enough that no move of a test is forced unless the test asks for it. */
const PATIENT: SessionSettings = {
  answerMs: [600_000],
  retentionMs: 600_000,
  maxActors: 200,
  maxWaitingInstants: 100,
  limits: DEFAULT_LIMITS,
};

export interface Befallen {
  readonly state?: Partial<ActorState>;
  readonly effects?: readonly ActiveEffect[];
  readonly hand?: ActorHand;
}

/** What a test wants of a battle; everything else is the same in all of them. */
export interface BattleTraits {
  /** Random unless the test is about ids. */
  readonly sid?: SessionId;
  /** Source of all rolls; fixed, so that a test meets the same fight every time. */
  readonly seed?: string;
  /** The rest are players. */
  readonly bots?: readonly ActorId[];
  /** What an actor has otherwise than a warrior. */
  readonly overrides?: Readonly<Record<ActorId, ActorOverrides>>;
  /** What has befallen an actor before the battle. */
  readonly befallen?: Readonly<Record<ActorId, Befallen>>;
  readonly settings?: Partial<SessionSettings>;
  /** Id of the pack that the battle is said to be fought with; the default pack's unless the test is about that. */
  readonly contentId?: string;
  /** Of the rules under which it is said to have begun; the newest unless the test is about that. */
  readonly rules?: Pick<Genesis, 'rulesVersion' | 'handsAtTheEnd'>;
}

/** A battle of warriors of the default pack, on these sides. */
export function genesisOf(
  sides: Readonly<Record<TeamId, readonly ActorId[]>>,
  {
    sid,
    seed = 'testbed',
    bots = [],
    overrides = {},
    befallen = {},
    settings = {},
    contentId = idOf(defaultPack),
    rules = pinnedRules(),
  }: BattleTraits = {},
): Genesis {
  return {
    sid: sid ?? randomUUID(),
    seed,
    mode: 'standard',
    contentId,
    ...rules,
    settings: { ...PATIENT, ...settings },
    actors: Object.entries(sides).flatMap(([team, cids]) =>
      cids.map((cid) => {
        const kind = bots.includes(cid) ? 'bot' : 'player';
        const request = { cid, team, kind, template: 'warrior', overrides: overrides[cid] ?? {} } as const;
        return after(createActor(defaultPack, request), befallen[cid] ?? {});
      }),
    ),
  };
}

function after(actor: ActorDocument, { state = {}, effects = [], hand = {} }: Befallen): ActorDocument {
  return { ...actor, state: { ...actor.state, ...state }, effects, hand };
}

/** Overrides for fighters whom no test lives to see fall. */
export function sturdy(...cids: readonly ActorId[]): Readonly<Record<ActorId, ActorOverrides>> {
  return Object.fromEntries(cids.map((cid) => [cid, { modifiers: { hp: ['=99999'] } }]));
}
