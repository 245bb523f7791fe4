import { Logger as NestLoggerFacade } from '@nestjs/common';
import { collectLogLines } from '../testing/log-lines.js';
import { createLogger } from './logger.js';
import { NestLogger } from './nest-logger.js';

function setUp() {
  const { output, lines } = collectLogLines();
  const nestLogger = new NestLogger(createLogger('gateway', { level: 'trace', format: 'json' }, output));
  return { nestLogger, last: () => lines.at(-1) };
}

describe('NestLogger', () => {
  it.each([
    ['log', 'info'],
    ['warn', 'warn'],
    ['error', 'error'],
    ['fatal', 'fatal'],
    ['debug', 'debug'],
    ['verbose', 'trace'],
  ] as const)('writes %s as %s with the context', (method, level) => {
    const { nestLogger, last } = setUp();
    nestLogger[method]('something', 'BattlesController');
    expect(last()).toMatchObject({ level, msg: 'something', context: 'BattlesController' });
  });

  it('keeps the stack apart from the context', () => {
    const { nestLogger, last } = setUp();
    const stack = 'Error: broken\n    at fight (battle.js:1:1)';
    nestLogger.error('broken', stack, 'Battle');
    expect(last()).toMatchObject({ msg: 'broken', stack, context: 'Battle' });
    nestLogger.error('broken', stack);
    expect(last()).toMatchObject({ msg: 'broken', stack });
    expect(last()).not.toHaveProperty('context');
  });

  it('writes an error with its type, message and stack', () => {
    const { nestLogger, last } = setUp();
    nestLogger.error(new TypeError('broken'), 'Battle');
    expect(last()).toMatchObject({
      msg: 'broken',
      context: 'Battle',
      err: { type: 'TypeError', message: 'broken' },
    });
  });

  it('keeps an object that is logged and what is said besides', () => {
    const { nestLogger, last } = setUp();
    nestLogger.log({ battles: 3 }, 'Sweep');
    expect(last()).toMatchObject({ message: { battles: 3 }, context: 'Sweep' });
    nestLogger.log('swept', { battles: 3 }, 'Sweep');
    expect(last()).toMatchObject({ msg: 'swept', details: [{ battles: 3 }], context: 'Sweep' });
  });

  it('writes fields that come before a sentence as fields of the line', () => {
    const { nestLogger, last } = setUp();
    nestLogger.warn({ sid: 'duel-1', err: new TypeError('broken') }, 'the lock was lost', 'Battle');
    expect(last()).toMatchObject({
      msg: 'the lock was lost',
      context: 'Battle',
      sid: 'duel-1',
      err: { type: 'TypeError', message: 'broken' },
    });
  });

  it('lowers what Nest says of its wiring to debug', () => {
    const { nestLogger, last } = setUp();
    nestLogger.log('AppModule dependencies initialized', 'InstanceLoader');
    expect(last()).toMatchObject({ level: 'debug' });
  });

  it('understands how the logger of Nest passes the context on', () => {
    const { nestLogger, last } = setUp();
    NestLoggerFacade.overrideLogger(nestLogger);
    new NestLoggerFacade('Sweep').error('late');
    expect(last()).toMatchObject({ level: 'error', msg: 'late', context: 'Sweep' });
    expect(last()).not.toHaveProperty('details');
  });
});
