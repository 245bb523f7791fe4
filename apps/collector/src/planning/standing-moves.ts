import type { CollectorSnapshot, ExchangeMove, InstantMove, ItemMove, Move } from '@melee/combat/dto';

export interface StandingMoves {
  readonly exchanges: readonly ExchangeMove[];
  readonly instants: readonly (ItemMove | InstantMove)[];
}

const oldestFirst = (a: Move, b: Move) => a.seq - b.seq;

/** All moves that wait, oldest first, whoever declared them. */
export function standingMoves({ moves }: CollectorSnapshot): StandingMoves {
  const documents = Object.values(moves);
  return {
    exchanges: documents.flatMap(({ exchange }) => Object.values(exchange)).sort(oldestFirst),
    instants: documents
      .flatMap(({ item, instant }) => [...Object.values(item), ...Object.values(instant)])
      .sort(oldestFirst),
  };
}
