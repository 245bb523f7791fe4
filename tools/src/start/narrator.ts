import type { LogEntry } from '@melee/combat/dto';
import { renderEvent } from '@melee/combat/rendering';
import type { Colors } from 'picocolors/types.js';
import type { ActorRequest } from './roster.js';

type Painter = (text: string) => string;

/** Tells a battle line by line, each actor in the colour of its team. */
export class Narrator {
  private readonly names: ReadonlyMap<string, string>;

  constructor(
    actors: readonly ActorRequest[],
    private readonly colours: Colors,
    private readonly write: (line: string) => void,
  ) {
    const painters: readonly Painter[] = [colours.red, colours.blue, colours.green, colours.yellow];
    const teams = [...new Set(actors.map(({ team }) => team))];
    this.names = new Map(
      actors.map(({ cid, name, team }) => {
        const paint = painters[teams.indexOf(team) % painters.length] ?? String;
        return [cid, paint(name)];
      }),
    );
  }

  tell(entry: LogEntry): void {
    const text = renderEvent(entry, (cid) => this.names.get(cid) ?? cid);
    const isTurningPoint = entry.type === 'defeated' || entry.type === 'battle_finished';
    const number = this.colours.dim(String(entry.n).padStart(4));
    this.write(`${number}  ${isTurningPoint ? this.colours.bold(text) : text}`);
  }
}
