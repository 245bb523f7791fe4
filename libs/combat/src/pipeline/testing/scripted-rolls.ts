import type { ActionRolls } from '../rng/rolls.js';
import { strikeName } from '../rng/chance.js';

/** Rolls by the names of their purposes, given by a test; a roll that the script has not is an error. */
class ScriptedRolls implements ActionRolls {
  readonly #left: Map<string, number>;
  constructor(script: Readonly<Record<string, number>>) {
    this.#left = new Map(Object.entries(script));
  }

  between(...strike: Parameters<typeof strikeName>): ReturnType<ActionRolls['between']> {
    return { roll: ({ name }) => this.take(`${strikeName(...strike)}/${name}`) };
  }

  private take(purpose: string): number {
    const value = this.#left.get(purpose);
    if (value === undefined) {
      throw new Error(`The script has no roll for "${purpose}" (left: ${this.left()}).`);
    }
    this.#left.delete(purpose);
    return value;
  }

  left(): string {
    return [...this.#left.keys()].join(', ') || 'none';
  }
}

/** Runs `use` with scripted rolls (purpose → 0 to 9999), each of which must be asked for exactly once. */
export function withRolls<Result>(
  script: Readonly<Record<string, number>>,
  use: (rolls: ActionRolls) => Result,
): Result {
  const rolls = new ScriptedRolls(script);
  const result = use(rolls);
  if (rolls.left() !== 'none') throw new Error(`Rolls were left over: ${rolls.left()}.`);
  return result;
}
