import { describeRules, editionOf, KNOWN_RULES, pinnedRules, RULES_VERSION } from './rules-versions.js';

describe('versions of the rules', () => {
  it('are known by different ids and titles', () => {
    expect(new Set(KNOWN_RULES).size).toBe(KNOWN_RULES.length);
    expect(new Set(KNOWN_RULES.map(describeRules)).size).toBe(KNOWN_RULES.length);
  });

  it('let a battle begin under the newest, and a genesis tell what its scripts need', () => {
    expect(pinnedRules().rulesVersion).toBe(KNOWN_RULES.at(-1));
    for (const id of KNOWN_RULES) {
      expect(pinnedRules(id)).toEqual({ rulesVersion: id, handsAtTheEnd: editionOf(id).handsAtTheEnd });
    }
  });

  it('have a title for people, unless another build has it', () => {
    expect(describeRules(RULES_VERSION)).toMatch(/^rbc-[0-9a-f]{12} \(.+\)$/);
    expect(describeRules('rbc-of-another-build')).toBe('rbc-of-another-build');
  });

  it('that this build does not know have no edition', () => {
    expect(() => editionOf('rbc-of-another-build')).toThrow(
      expect.objectContaining({ code: 'content/unknown-id' }),
    );
  });
});
