/** Every error that a caller of the combat library may meet, by its stable code: what it means. */
export const COMBAT_ERRORS = {
  'session/not-found': 'There is no battle with this id, or its records have expired.',
  'session/not-active': 'The battle is finished.',
  'session/exists': 'A battle with this id was created from something else.',
  'actor/not-found': 'The battle has no actor with this id.',
  'actor/defeated': 'The actor is out of the fight.',
  'actor/exists': 'The battle already has another actor with this id.',
  'target/not-available': "The target is not in the actor's queue: no enemy, defeated, or already struck at.",
  'move/invalid': 'The move is not one that could be declared.',
  'move/conflict': 'The actor has declared another move under this id.',
  'move/too-many': 'Too many items and abilities of the actor are waiting.',
  'feint/not-in-hand': 'The actor does not hold this feint.',
  'battle/too-many-actors': 'The battle has as many actors as it may.',
  'battle/invalid': 'The description of the battle contradicts itself.',
  'battle/not-finished':
    'The battle goes on; its seed, and with it every roll to come, is told when it is over.',
  'content/unknown-id': 'The content pack has nothing with this id.',
  'content/invalid': 'The content pack has faults.',
  'result/not-found':
    'No result of a battle with this id is kept: it goes on, ended just now, or is unknown.',
  'replay/invalid': 'The file is no history of a battle that could be replayed.',
  'replay/other-rules': 'The battle was fought under another version of the rules than this build knows.',
  'storage/encoding': 'The battle was stored in an encoding that this Redis server does not offer.',
  'storage/corrupt': 'What is stored of the battle cannot be read.',
} as const;

export type CombatErrorCode = keyof typeof COMBAT_ERRORS;

/** Why an action could not be executed: the code of the error, or that it was none that anybody expected. */
export type FailureCode = CombatErrorCode | 'internal/error';
export const FAILURE_CODES = [
  ...(Object.keys(COMBAT_ERRORS) as CombatErrorCode[]),
  'internal/error',
] as const satisfies readonly FailureCode[];

/** An expected refusal: `code` is stable, `details` holds the values that explain it. */
export class CombatError extends Error {
  override readonly name = 'CombatError';
  constructor(
    readonly code: CombatErrorCode,
    readonly details: Readonly<Record<string, unknown>> = {},
    message: string = COMBAT_ERRORS[code],
  ) {
    super(message);
  }
}
