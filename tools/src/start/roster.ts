import type { Language, Localized } from '@melee/combat/content';

/** An actor as the public API takes it. */
export interface ActorRequest {
  readonly cid: string;
  readonly team: string;
  readonly kind: 'bot' | 'player';
  readonly template: string;
  readonly name: string;
}

interface Fighter {
  readonly team: string;
  readonly template: string;
  readonly name: Localized;
}

/** Chosen so that much of the rules shows: two-handed, dual and shield, feints, healing, control, bombs and blood. */
const FIGHTERS: readonly Fighter[] = [
  { team: 'red', template: 'warrior', name: { en: 'Ragnar', ru: 'Рагнар' } },
  { team: 'red', template: 'duelist', name: { en: 'Torvald', ru: 'Торвальд' } },
  { team: 'red', template: 'priestess', name: { en: 'Sigrid', ru: 'Сигрид' } },
  { team: 'blue', template: 'warlord', name: { en: 'Urgok', ru: 'Ургок' } },
  { team: 'blue', template: 'witch', name: { en: 'Morgra', ru: 'Моргра' } },
  { team: 'blue', template: 'goblin', name: { en: 'Gnash', ru: 'Гнаш' } },
];

/** Three against three, all of them bots, with names in the language. */
export function exhibition(language: Language): readonly ActorRequest[] {
  return FIGHTERS.map(({ team, template, name }) => ({
    cid: name.en.toLowerCase(),
    team,
    kind: 'bot',
    template,
    name: name[language],
  }));
}
