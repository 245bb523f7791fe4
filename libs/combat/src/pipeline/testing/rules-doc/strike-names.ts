import { STRIKE_KINDS } from '../../../dto/index.js';
import type { StrikeKind } from '../../../dto/index.js';
import { strikeName } from '../../rng/chance.js';

const PATTERN = /^(?:wave (\d+), )?(?:(\w+), )?(\w+) > (\w+)$/;

/** A strike as examples write it: `goblin > warrior`, or `wave 1, counter, goblin > warrior`. */
export interface NamedStrike {
  readonly wave: number;
  readonly kind: StrikeKind;
  readonly source: string;
  readonly target: string;
}

/** Reads the name of a strike; `usual` is the kind that needs no word. */
export function namedStrike(text: string, usual: StrikeKind): NamedStrike {
  const [, wave = '0', word = usual, source, target] = PATTERN.exec(text) ?? [];
  const kind = STRIKE_KINDS.find((each) => each === word);
  if (source === undefined || target === undefined || kind === undefined) {
    throw new Error(`"${text}" names no strike; expected such as "wave 1, counter, goblin > warrior".`);
  }
  return { wave: Number(wave), kind, source, target };
}

/** The name that the rolls of the strike begin with. */
export function rollsName(text: string, usual: StrikeKind): string {
  const { wave, kind, source, target } = namedStrike(text, usual);
  return strikeName(wave, kind, source, target);
}

/** A question of a strike: its step, or a rule as `striker style.dual.0`. */
export function questionOf(text: string): string {
  const [side, origin] = text.split(' ');
  return origin === undefined ? text : `trigger/${String(side)}/${origin}`;
}
