import { randomUUID } from 'node:crypto';
import {
  NO_XP,
  TOKENS,
  type ActorDocument,
  type ActorHand,
  type ActorKind,
  type Genesis,
  type HandsAtTheEnd,
  type SessionSettings,
} from '../../dto/index.js';

/** The AFK ladder of the protocol. */
const ANSWER_MS = [60_000, 50_000, 40_000, 30_000, 20_000] as const;

/** With this begin the ids of the sessions of one test file, and of no others. */
export const OWN_SESSIONS = `${randomUUID().slice(0, 8)}-`;

export interface ActorTraits {
  readonly kind?: ActorKind;
  readonly hand?: ActorHand;
}

/** An actor with numbers that are easy to recognize; the repository does not look into them. */
export function actorDocument(
  cid: string,
  team: string,
  { kind = 'player', hand = {} }: ActorTraits = {},
): ActorDocument {
  const tokens = Object.fromEntries(TOKENS.map((token) => [token, 0])) as ActorDocument['state']['tokens'];
  return {
    meta: { cid, team, kind, name: `Name of "${cid}"`, templateId: 'fighter', behaviour: 'plain' },
    raw: {
      attributes: {
        strength: 10,
        agility: 11,
        endurance: 12,
        perception: 13,
        prediction: 14,
        intellect: 15,
        mental: 16,
        memory: 17,
      },
      modifiers: { evasion: ['+10', '*1.5'] },
      skills: { swords: 25 },
      traits: [],
    },
    loadout: {
      mainHand: 'sword',
      offHand: null,
      armour: ['mail'],
      belt: { potion: 2 },
      abilities: ['fireball'],
      arsenal: ['true-strike'],
    },
    state: { hp: 100, energy: 50, tokens, defeat: null, exchanges: 0 },
    hand,
    cooldowns: {},
    effects: [],
    xp: NO_XP,
  };
}

/** Who fights on which side: team → actor ids. */
export type Sides = Readonly<Record<string, readonly string[]>>;

export interface GenesisTraits {
  readonly sid?: string;
  readonly bots?: readonly string[];
  readonly hands?: Readonly<Record<string, ActorHand>>;
  readonly seed?: string;
  readonly handsAtTheEnd?: HandsAtTheEnd;
  readonly settings?: Partial<SessionSettings>;
}

/** How long the keys of a finished test battle are kept. */
export const RETENTION_MS = 3_600_000;

export function genesisOf(
  sides: Sides,
  {
    sid,
    bots = [],
    hands = {},
    seed = 'seed',
    handsAtTheEnd = 'refunded',
    settings = {},
  }: GenesisTraits = {},
): Genesis {
  return {
    sid: sid ?? OWN_SESSIONS + randomUUID(),
    seed,
    mode: 'test',
    contentId: 'content-1',
    rulesVersion: 'rules-1',
    handsAtTheEnd,
    settings: {
      answerMs: ANSWER_MS,
      retentionMs: RETENTION_MS,
      maxActors: 10,
      maxWaitingInstants: 5,
      limits: { maxWaves: 3, effectsPerActor: 32, targetsPerAction: 64, eventsPerAction: 64 },
      ...settings,
    },
    actors: Object.entries(sides).flatMap(([team, members]) =>
      members.map((cid) =>
        actorDocument(cid, team, { kind: bots.includes(cid) ? 'bot' : 'player', hand: hands[cid] ?? {} }),
      ),
    ),
  };
}
