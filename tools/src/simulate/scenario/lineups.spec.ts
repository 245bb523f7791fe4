import { defaultPack } from '@melee/combat/content';
import { lineupsOf } from './lineups.js';
import { parseScenario } from './read-scenario.js';

const TEAMS = `
teams:
  red:
    - template: warrior
      count: 2
    - template: warrior
      behaviour: mindless
  blue:
    - { template: orc, name: chief }
    - template: orc
    - template: orc
`;

const lineupsIn = (text: string) => lineupsOf(parseScenario('fight.yaml', `name: a\n${text}`), defaultPack);

describe('lineupsOf', () => {
  it('puts everybody into one battle, in the order of the file', () => {
    const { lineups } = lineupsIn(TEAMS);
    expect(lineups.map(({ title }) => title)).toEqual(['red v blue']);
    const actors = lineups[0]?.actors.map(({ meta }) => [meta.cid, meta.behaviour]);
    expect(actors?.slice(0, 3)).toEqual([
      ['red-1', 'aggressive'],
      ['red-2', 'aggressive'],
      ['red-3', 'mindless'],
    ]);
    expect(lineups[0]?.groupOf).toEqual({
      'red-1': 0,
      'red-2': 0,
      'red-3': 1,
      'blue-1': 2,
      'blue-2': 3,
      'blue-3': 4,
    });
  });

  it('calls each entry something else within its team', () => {
    expect(lineupsIn(TEAMS).groups.map(({ label }) => label)).toEqual([
      'warrior',
      'warrior (mindless)',
      'chief',
      'orc',
      'orc #2',
    ]);
  });

  it('lets each entry of a team meet each of another in duels', () => {
    const { lineups } = lineupsIn(`mode: duels${TEAMS.replace('      count: 2\n', '')}`);
    expect(lineups.map(({ title }) => title)).toEqual([
      'red warrior v blue chief',
      'red warrior v blue orc',
      'red warrior v blue orc #2',
      'red warrior (mindless) v blue chief',
      'red warrior (mindless) v blue orc',
      'red warrior (mindless) v blue orc #2',
    ]);
    expect(lineups.every(({ actors }) => actors.length === 2)).toBe(true);
  });
});
