import { collectLogLines } from '../testing/log-lines.js';
import { withLogContext } from './log-context.js';
import { createLogger } from './logger.js';

function setUp() {
  const { output, lines } = collectLogLines();
  return { logger: createLogger('gateway', { level: 'info', format: 'json' }, output), lines };
}

describe('withLogContext', () => {
  it('stands in every line until what was begun in it is over, those of children included', async () => {
    const { logger, lines } = setUp();
    await withLogContext({ requestId: 'r1', sid: 's1' }, async () => {
      logger.info('first');
      await Promise.resolve();
      logger.child({ part: 'x' }).info('second');
    });
    logger.info('third');
    const ids = lines.map(({ requestId, sid }) => [requestId, sid]);
    expect(ids).toEqual([
      ['r1', 's1'],
      ['r1', 's1'],
      [undefined, undefined],
    ]);
  });

  it('keeps what goes on side by side apart, and adds to what stood there', async () => {
    const { logger, lines } = setUp();
    await withLogContext({ requestId: 'r1' }, () =>
      Promise.all(
        ['s1', 's2'].map((sid) =>
          withLogContext({ sid }, async () => {
            await Promise.resolve();
            logger.info(sid);
          }),
        ),
      ),
    );
    expect(lines).toMatchObject([
      { requestId: 'r1', sid: 's1', msg: 's1' },
      { requestId: 'r1', sid: 's2', msg: 's2' },
    ]);
  });

  it('gives way to what a line says itself', () => {
    const { logger, lines } = setUp();
    withLogContext({ sid: 'around' }, () => {
      logger.info({ sid: 'own' }, 'a line');
      logger.info('the next');
    });
    expect(lines.map(({ sid }) => sid)).toEqual(['own', 'around']);
  });
});
