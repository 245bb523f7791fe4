import type { Language } from '@melee/combat/content';
import type { CombatEventType, LogEntry } from '@melee/combat/dto';
import { renderEvent, type Names } from '@melee/combat/rendering';
import type { Colors } from 'picocolors/types.js';
import { paintedNames } from './painted-names.js';
import type { ActorRequest } from './roster.js';

const BOLD: ReadonlySet<CombatEventType> = new Set<CombatEventType>([
  'battle_started',
  'exchange',
  'chaos',
  'defeated',
  'battle_finished',
]);
/** So many of them, and so little in each. */
const DIM: ReadonlySet<CombatEventType> = new Set<CombatEventType>(['tokens_gained', 'feints_refunded']);

const NUMBER_WIDTH = 4;

/** What the telling depends on besides the battle. */
export interface Manner {
  readonly language: Language;
  readonly colours: Colors;
}

/** Tells a battle line by line: a paragraph for each action, what came of it indented below. */
export class Narrator {
  private readonly names: Names;
  private lastAction: string | null = null;

  constructor(
    actors: readonly ActorRequest[],
    private readonly manner: Manner,
    private readonly write: (line: string) => void,
  ) {
    this.names = paintedNames(actors, manner.language, manner.colours);
  }

  tell(entry: LogEntry): void {
    const action = 'actionId' in entry ? entry.actionId : null;
    const goesOn = action !== null && action === this.lastAction;
    this.lastAction = action;
    if (!goesOn) this.write('');
    const number = this.manner.colours.dim(String(entry.n).padStart(NUMBER_WIDTH));
    this.write(`${number}  ${goesOn ? '  ' : ''}${this.styled(entry)}`);
  }

  private styled(entry: LogEntry): string {
    const { colours, language } = this.manner;
    const text = renderEvent(entry, this.names, language);
    if (BOLD.has(entry.type)) return colours.bold(text);
    return DIM.has(entry.type) ? colours.dim(text) : text;
  }
}
