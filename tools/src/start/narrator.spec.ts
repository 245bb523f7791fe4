import type { Language } from '@melee/combat/content';
import type { CombatEvent } from '@melee/combat/dto';
import picocolors from 'picocolors';
import { Narrator } from './narrator.js';
import { exhibition } from './roster.js';

const coloured = picocolors.createColors(true);
const plain = picocolors.createColors(false);

const exchange = (actionId: string, step: number): CombatEvent => ({
  type: 'exchange',
  actionId,
  step,
  cid: 'ragnar',
  target: 'urgok',
  isForced: false,
});
const bleeds = (actionId: string): CombatEvent => ({
  type: 'effect_expired',
  actionId,
  cid: 'urgok',
  effectId: 'bleeding',
});
const gains: CombatEvent = { type: 'tokens_gained', actionId: 'x1', cid: 'ragnar', tokens: { hit: 1 } };

function tell(events: readonly CombatEvent[], colours = plain, language: Language = 'en'): string[] {
  const lines: string[] = [];
  const narrator = new Narrator(exhibition(language), { language, colours }, (line) => lines.push(line));
  events.forEach((event, i) => narrator.tell({ ...event, n: i + 7, at: 0 }));
  return lines;
}

describe('Narrator', () => {
  it('gives each action a paragraph, numbers every line, and indents what came of the action', () => {
    expect(tell([exchange('x1', 1), bleeds('x1'), exchange('x2', 2), bleeds('x2')])).toEqual([
      '',
      '   7  Exchange 1: Ragnar against Urgok',
      '   8    Urgok: bleeding wears off',
      '',
      '   9  Exchange 2: Ragnar against Urgok',
      '  10    Urgok: bleeding wears off',
    ]);
  });

  it('keeps apart what belongs to no action', () => {
    const joined: CombatEvent = { type: 'actor_joined', cid: 'ada', team: 'red', name: 'Ada' };
    expect(tell([joined, joined])).toEqual(['', '   7  Ada joins team red', '', '   8  Ada joins team red']);
  });

  it('speaks Russian, names included', () => {
    expect(tell([exchange('x1', 1), bleeds('x1')], plain, 'ru')).toEqual([
      '',
      '   7  Размен 1: Рагнар — Ургок',
      '   8    Ургок: «кровотечение» проходит',
    ]);
  });

  it('shows each actor in the colour of its team, and effects in one of their own', () => {
    const [, heading, detail] = tell([exchange('x1', 1), bleeds('x1')], coloured);
    expect(heading).toContain(coloured.red('Ragnar'));
    expect(heading).toContain(coloured.blue('Urgok'));
    expect(detail).toContain(coloured.magenta('bleeding'));
  });

  it('dims the tokens, and prints turning points bold', () => {
    const [, heading, tokens] = tell([exchange('x1', 1), gains], coloured);
    expect(heading).toContain(
      coloured.bold(`Exchange 1: ${coloured.red('Ragnar')} against ${coloured.blue('Urgok')}`),
    );
    expect(tokens).toContain(coloured.dim(`${coloured.red('Ragnar')} gains tokens: hit +1`));
  });

  it('writes no control codes where colours are off', () => {
    expect(tell([exchange('x1', 1), gains, bleeds('x1')]).join('')).not.toContain('\u001b');
  });
});
