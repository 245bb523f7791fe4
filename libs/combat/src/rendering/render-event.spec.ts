import { LANGUAGES, type Language } from '../content/vocabulary.js';
import {
  CANCEL_REASONS,
  type CombatEvent,
  FINISH_REASONS,
  MOVE_STRATEGIES,
  REFUSAL_REASONS,
  TOKENS,
} from '../dto/index.js';
import { namesOf, renderEvent } from './index.js';
import { RENDERED_EVENTS } from './testing/rendered-events.js';
import { SAMPLE_ACTORS, SAMPLE_CONTENT } from './testing/sample-content.js';

const lineOf = (event: CombatEvent, language: Language): string =>
  renderEvent(event, namesOf(SAMPLE_ACTORS[language], SAMPLE_CONTENT, language), language);

const rendered: readonly (readonly [CombatEvent, string, string])[] = Object.values(RENDERED_EVENTS).flat();

describe('the line of an event', () => {
  it.each(rendered)('for %j reads in English: %s', (event, english) => {
    expect(lineOf(event, 'en')).toBe(english);
  });

  it.each(rendered)('for %j reads in Russian: %3$s', (event, _english, russian) => {
    expect(lineOf(event, 'ru')).toBe(russian);
  });

  it('is English unless a language is named', () => {
    const [event, english] = RENDERED_EVENTS.manoeuvred[0] ?? [];
    expect(event && renderEvent(event, namesOf(SAMPLE_ACTORS.en, SAMPLE_CONTENT))).toBe(english);
  });

  it.each(LANGUAGES)('names what the pack names, and shows no id of it (%s)', (language) => {
    for (const [event] of rendered) expect(lineOf(event, language)).not.toMatch(/\b[cwaief]_/);
  });

  const inAction = { actionId: 'x', cid: 'c_r' };
  const wordy: readonly CombatEvent[] = [
    ...REFUSAL_REASONS.map((reason) => ({ type: 'refused' as const, ...inAction, reason })),
    ...TOKENS.map((token) => ({ type: 'tokens_gained' as const, ...inAction, tokens: { [token]: 1 } })),
    ...FINISH_REASONS.map((reason) => ({ type: 'battle_finished' as const, winner: null, reason, step: 1 })),
    ...MOVE_STRATEGIES.flatMap((strategy) =>
      CANCEL_REASONS.map((reason) => ({
        type: 'move_cancelled' as const,
        ...inAction,
        moveId: 'm',
        strategy,
        reason,
      })),
    ),
  ];
  it.each(LANGUAGES)('has words of its own for every word of the protocol (%s)', (language) => {
    const lines = wordy.map((event) => lineOf(event, language));
    expect(lines.filter((line) => /undefined|_/.test(line))).toEqual([]);
    expect(new Set(lines).size).toBe(wordy.length);
  });

  it('mixes no Latin letters into Russian', () => {
    expect(wordy.map((event) => lineOf(event, 'ru')).filter((line) => /[a-z]/i.test(line))).toEqual([]);
  });

  it.each([
    [1, '… и ещё 1 событие'],
    [2, '… и ещё 2 события'],
    [4, '… и ещё 4 события'],
    [5, '… и ещё 5 событий'],
    [11, '… и ещё 11 событий'],
    [12, '… и ещё 12 событий'],
    [21, '… и ещё 21 событие'],
    [22, '… и ещё 22 события'],
    [111, '… и ещё 111 событий'],
  ])('puts a Russian noun into the form that %i asks for', (dropped, line) => {
    expect(lineOf({ type: 'log_cut', actionId: 'x', dropped }, 'ru')).toBe(line);
  });
});
