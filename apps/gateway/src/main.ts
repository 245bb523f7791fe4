import 'reflect-metadata';
import { gatewayConfig, openConnections, runService, transportHealthCheck } from '@melee/platform';
import { createGateway } from './create-gateway.js';
import { BattleFeeds } from './events/battle-feeds.js';
import { HttpDrain } from './http/http-drain.js';
import { WebhookProcessor } from './webhooks/webhook.processor.js';

await runService({
  name: 'gateway',
  config: gatewayConfig,
  async create(context) {
    const connections = openConnections(context);
    const app = await createGateway(context, connections);
    const drain = new HttpDrain(app);
    const { http, shutdown, webhook } = context.config;
    return {
      app: {
        async close() {
          await app.close();
          await connections.close();
        },
      },
      async start() {
        await app.startAllMicroservices();
        for (const transport of app.getMicroservices()) {
          context.health.register('transport', transportHealthCheck(transport));
        }
        await app.listen(http.port, http.host);
        return { http: Number(new URL(await app.getUrl()).port) };
      },
      async drain() {
        app.get(BattleFeeds).closeAll();
        // What is left of the time is for closing the rest.
        await drain.stop(shutdown.timeoutMs / 2);
        if (webhook.secret !== null) await app.get(WebhookProcessor).drain();
      },
    };
  },
});
