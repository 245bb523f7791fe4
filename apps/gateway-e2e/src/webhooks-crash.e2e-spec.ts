import { Queue } from 'bullmq';
import { WEBHOOK_QUEUE } from '@melee/combat/messaging';
import { startRedis, waitFor, WebhookReceiver } from '@melee/harness';
import { aBattle, TWO_PLAYERS } from './support/battles.js';
import { randomId, startGatewayOn } from './support/gateway-under-test.js';

const QUEUE_PREFIX = `{${randomId('webhooks')}}`;
const ENV = {
  QUEUE_PREFIX,
  WEBHOOK_ATTEMPTS: '3',
  WEBHOOK_SECRET: 'a-secret-of-the-tests-0123456789abcdef',
  WEBHOOK_ALLOW_PRIVATE: 'true',
  // A gateway dies while it waits for the receiver, and is soon missed.
  WEBHOOK_TIMEOUT_MS: '60000',
  JOB_LOCK_MS: '400',
  JOB_STALL_CHECK_MS: '100',
};

it('a webhook is delivered though one gateway after the other dies over it', async () => {
  const [redis, receiver] = await Promise.all([startRedis(), WebhookReceiver.open()]);
  let gateway = await startGatewayOn(redis.url, ENV);
  const connection = gateway.redis.duplicate();
  const deliveries = new Queue(WEBHOOK_QUEUE, { connection, prefix: QUEUE_PREFIX });
  try {
    receiver.answers.push('never', 'never');
    const webhooks = [{ url: receiver.url('/hook'), events: ['battle.started'] }];
    await aBattle(gateway.api, TWO_PLAYERS, { webhooks });
    for (const attempt of [1, 2]) {
      await receiver.has('/hook', attempt);
      gateway.service.signal('SIGKILL');
      await gateway.stop();
      gateway = await startGatewayOn(redis.url, ENV);
    }
    const ended = async () => (await deliveries.getJobCountByTypes('completed', 'failed')) === 1;
    await waitFor('the delivery to end', ended);
    expect(await deliveries.getJobCounts('completed', 'failed')).toEqual({ completed: 1, failed: 0 });
    expect(receiver.at('/hook')).toHaveLength(3);
  } finally {
    await deliveries.close();
    connection.disconnect();
    await Promise.all([gateway.stop(), receiver.close()]);
    await redis.stop();
  }
});
