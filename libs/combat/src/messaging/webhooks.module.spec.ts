import { NestFactory } from '@nestjs/core';
import { Redis } from 'ioredis';
import { CombatModule } from './combat.module.js';
import { WebhooksModule } from './webhooks.module.js';

/** Nobody listens there; a client that is closed while it tries keeps the process for the last of these times. */
const NOWHERE = { host: '127.0.0.1', port: 1, retryStrategy: () => 20, disconnectTimeout: 50 };

describe('WebhooksModule', () => {
  let scripts: Redis;
  let queues: Redis;
  beforeEach(() => {
    scripts = new Redis({ ...NOWHERE, maxRetriesPerRequest: 3 });
    queues = new Redis({ ...NOWHERE, maxRetriesPerRequest: null });
    for (const client of [scripts, queues]) client.on('error', () => undefined);
  });
  afterEach(() => {
    for (const client of [scripts, queues]) client.disconnect();
  });

  it('leaves no error of its queue to BullMQ, which would print it with the password of a refused login', async () => {
    const printed = jest.spyOn(console, 'error').mockReturnValue();
    const combat = CombatModule.forRoot({ scripts, queues, queuePrefix: '{test}', encoding: 'plain' });
    const webhooks = WebhooksModule.forRoot(scripts, { attempts: 1, firstRetryMs: 50 });
    const starting = NestFactory.createApplicationContext(
      { ...combat, imports: [...(combat.imports ?? []), webhooks] },
      { logger: false, abortOnError: false },
    );
    await expect(starting).rejects.toThrow(/max retries per request/);
    expect(printed).not.toHaveBeenCalled();
  });
});
