import { defaultPack } from '../../../content/default-pack.js';
import type { Effect, Feint, TriggerOutcome, TriggerRule, Weapon } from '../../../content/types.js';

/** The numbers in what something does, such as factors and chances; what is certain or plain has none. */
type Figures = readonly number[];

function outcomeFigures(outcome: TriggerOutcome): Figures {
  if ('multiply' in outcome) return [outcome.by];
  return 'followUp' in outcome && outcome.damage !== undefined ? [outcome.damage] : [];
}

function ruleFigures({ chance, then }: TriggerRule): Figures {
  return [...(chance < 1 ? [chance] : []), ...then.flatMap(outcomeFigures)];
}

const feintFigures = ({ rules }: Feint): Figures => rules.flatMap(ruleFigures);

/** Of its perfect moment. */
const weaponFigures = ({ onCrit }: Weapon): Figures => onCrit.flatMap(outcomeFigures);

function effectFigures({ hpPerExchange, modifiers = {}, rules = [] }: Effect): Figures {
  const modified = Object.values(modifiers).flatMap((texts) => texts.map((text) => Number(text.slice(1))));
  return [
    ...(hpPerExchange === undefined ? [] : [Math.abs(hpPerExchange)]),
    ...modified,
    ...rules.flatMap(ruleFigures),
  ];
}

const figuresOf = <Entry>(
  entries: Readonly<Record<string, Entry>>,
  figures: (entry: Entry) => Figures,
): ReadonlyMap<string, Figures> =>
  new Map(Object.entries(entries).map(([id, entry]) => [id, figures(entry)]));

/** The figures that the last column of each of these tables tells, by the ids in its first one. */
export const PACK_FIGURES: Readonly<Record<string, ReadonlyMap<string, Figures>>> = {
  feints: figuresOf(defaultPack.feints, feintFigures),
  weapons: figuresOf(defaultPack.weapons, weaponFigures),
  effects: figuresOf(defaultPack.effects, effectFigures),
};

/** Ways to tell a figure: as it is, in percent, or as so many percent more or less. */
const waysToTell = (figure: number): readonly number[] => [
  figure,
  Math.round(figure * 100),
  Math.round(Math.abs(figure - 1) * 100),
];

/** Whether the text tells all of these figures and no other. */
export function tells(text: string, figures: Figures): boolean {
  const told = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return (
    figures.every((figure) => waysToTell(figure).some((way) => told.includes(way))) &&
    told.every((number) => figures.some((figure) => waysToTell(figure).includes(number)))
  );
}
