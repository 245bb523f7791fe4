import { RareReports } from './rare-reports.js';

describe('RareReports', () => {
  let now = 0;
  const aReporter = () => {
    now = 0;
    return new RareReports(1000, () => now);
  };

  it('are due once for each subject', () => {
    const reports = aReporter();
    expect([reports.isDue('a'), reports.isDue('a'), reports.isDue('b')]).toEqual([true, false, true]);
  });

  it('are due again when the time is over, and not sooner', () => {
    const reports = aReporter();
    reports.isDue('a');
    now = 999;
    expect(reports.isDue('a')).toBe(false);
    now = 1000;
    expect([reports.isDue('a'), reports.isDue('a')]).toEqual([true, false]);
  });

  it('remember the latest of very many subjects', () => {
    const reports = aReporter();
    for (let i = 0; i <= 10_000; i += 1) reports.isDue(`battle-${String(i)}`);
    expect([reports.isDue('battle-10000'), reports.isDue('battle-1')]).toEqual([false, false]);
    expect(reports.isDue('battle-0')).toBe(true);
  });
});
