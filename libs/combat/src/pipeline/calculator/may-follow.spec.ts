import { FOLLOW_UPS } from '../../content/vocabulary.js';
import type { FollowUp } from '../../content/vocabulary.js';
import { STRIKE_KINDS } from '../../dto/index.js';
import type { StrikeKind } from '../../dto/index.js';
import { flagSet } from '../rules/flags.js';
import { fighter } from '../testing/fixtures.js';
import { KEY, rolls, strike } from '../testing/one-strike.js';
import { mayFollow } from './follow-ups.js';
import type { Strike } from './strike.js';

const withTwo = () =>
  strike(
    { striker: fighter('a', { loadout: { offHand: 'dagger' } }) },
    { ...rolls(), [`${KEY}/trigger/striker/style.dual.0`]: 9999 },
  );
const withOne = () => strike({}, rolls());

function following({ order, ...rest }: Readonly<Strike>, kind: StrikeKind): readonly FollowUp[] {
  return FOLLOW_UPS.filter((each) => mayFollow({ ...rest, order: { ...order, kind } }, each));
}

const EXPECTED: Readonly<Record<StrikeKind, readonly FollowUp[]>> = {
  exchange: ['counter', 'off_hand', 'extra', 'sweep'],
  forced: ['off_hand', 'extra', 'sweep'],
  counter: ['counter'],
  off_hand: ['counter'],
  extra: ['counter'],
  sweep: [],
  ability: [],
  item: [],
};

describe('what may follow', () => {
  it.each(STRIKE_KINDS.map((kind) => [kind, EXPECTED[kind]] as const))(
    'from a strike of the kind %s: %j',
    (kind, expected) => {
      expect(following(withTwo(), kind)).toEqual(expected);
    },
  );

  it('is no strike of a second weapon where there is none', () => {
    expect(following(withOne(), 'exchange')).toEqual(['counter', 'extra', 'sweep']);
  });

  it('is no counter to a strike that cannot be countered', () => {
    const flags = flagSet(['cannot_be_countered']);
    expect(following({ ...withTwo(), flags }, 'exchange')).toEqual(['off_hand', 'extra', 'sweep']);
  });
});
