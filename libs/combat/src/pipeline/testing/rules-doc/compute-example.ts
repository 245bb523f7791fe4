import { defaultPack } from '../../../content/default-pack.js';
import { explainNumber } from '../../../content/numbers/explain.js';
import { SCALE } from '../../../content/numbers/fixed-point.js';
import { NUMBER_NAMES } from '../../../content/numbers/number-names.js';
import type { NumberName } from '../../../content/numbers/number-names.js';
import { purposeOf } from '../../rng/purpose.js';
import { rollsOf } from '../../rng/rolls.js';
import { profileOf } from '../../stats/profile.js';
import { actorFrom } from './cast.js';
import type { ByStrike, Example, NumberExample, ProfileExample, RollExample } from './example.js';
import { playEnd, playExample } from './play-example.js';
import { namedStrike, questionOf } from './strike-names.js';

function numberName(text: string): NumberName {
  const name = NUMBER_NAMES.find((each) => each === text);
  if (name === undefined) throw new Error(`"${text}" is no number of an actor.`);
  return name;
}

function explained(example: NumberExample): NumberExample {
  const { layers, value, cap } = explainNumber(
    actorFrom('it', example.of),
    numberName(example.number),
    defaultPack,
  );
  return {
    ...example,
    layers: layers.map(({ source, text }) => `${source} ${text}`),
    value,
    ...(cap === null ? {} : { cap }),
  };
}

function profiled(example: ProfileExample): ProfileExample {
  const { numbers, handSize, style } = profileOf(actorFrom('it', example.of), defaultPack);
  const compute = (name: string): number | string => {
    if (name === 'hand') return handSize;
    return name === 'style' ? style : numbers[numberName(name)] / SCALE;
  };
  const names = Object.keys(example.numbers);
  return { ...example, numbers: Object.fromEntries(names.map((name) => [name, compute(name)])) };
}

function rolled(example: RollExample): RollExample {
  const rolls = rollsOf(example.seed, example.action);
  const made: Record<string, Record<string, number>> = {};
  for (const [name, questions] of Object.entries(example.rolls)) {
    const { wave, kind, source, target } = namedStrike(name, 'exchange');
    const ofStrike = rolls.between(wave, kind, source, target);
    made[name] = Object.fromEntries(
      Object.keys(questions).map((text) => [text, ofStrike.roll(purposeOf(questionOf(text))) / SCALE]),
    );
  }
  return { ...example, rolls: made satisfies ByStrike<number> };
}

/** The example with everything that it states computed anew by the rules. */
export function computeExample(example: Example): Example {
  switch (example.example) {
    case 'number':
      return explained(example);
    case 'profile':
      return profiled(example);
    case 'roll':
      return rolled(example);
    case 'end':
      return { ...example, expect: playEnd(example) };
    case 'exchange':
    case 'use':
      return { ...example, expect: playExample(example) };
  }
}
