import {
  type ActorDocument,
  type ActorId,
  type BattleChanges,
  CONTENT_ID_PATTERN,
  type ExchangeMove,
  type FeintPlace,
  TOKENS,
} from '@melee/combat/dto';

type HandAddition = BattleChanges['handAdditions'][number];

/**
 * What puts the feint of a strike that failed back into the hand; null if it named none. The strike failed, so what it
 * holds may be anything: only what a hand can hold gets there.
 */
export function returnedFeint(
  { cid, feintId, feintPlace }: ExchangeMove,
  actors: Readonly<Record<ActorId, ActorDocument>>,
): HandAddition | null {
  if (typeof feintId !== 'string' || !CONTENT_ID_PATTERN.test(feintId) || !isPlace(feintPlace)) return null;
  return Object.hasOwn(actors, cid) ? { cid, feintId, place: { price: feintPlace.price } } : null;
}

function isPlace(value: unknown): value is FeintPlace {
  const price = isRecord(value) ? value['price'] : null;
  if (!isRecord(price)) return false;
  return Object.entries(price).every(
    ([token, count]) =>
      TOKENS.some((known) => known === token) && Number.isSafeInteger(count) && Number(count) >= 0,
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
