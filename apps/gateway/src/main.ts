import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import {
  gatewayConfig,
  openConnections,
  runService,
  transportHealthCheck,
  transportVitalCheck,
} from '@melee/platform';
import { CombatDispatch } from '@melee/combat/messaging';
import { createGateway } from './create-gateway.js';
import { BattleFeeds } from './events/battle-feeds.js';
import { connectGrpc } from './grpc/connect-grpc.js';
import { HttpDrain } from './http/http-drain.js';
import { WebhookProcessor } from './webhooks/webhook.processor.js';

/** As far from the compiled file as from the bundle, which holds this file and moves all others. */
const PROTO_FOLDER = fileURLToPath(new URL('../../../libs/client/proto', import.meta.url));

await runService({
  name: 'gateway',
  config: gatewayConfig,
  async create(context) {
    const connections = openConnections(context);
    const app = await createGateway(context, connections);
    const [news] = app.getMicroservices();
    const grpc = connectGrpc(app, context, PROTO_FOLDER);
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
        if (news !== undefined) {
          context.health.register('transport', transportHealthCheck(news));
          context.health.registerVital('transport', transportVitalCheck(news));
        }
        await app.listen(http.port, http.host);
        grpc.start();
        return { http: Number(new URL(await app.getUrl()).port), grpc: grpc.port };
      },
      async drain() {
        app.get(BattleFeeds).closeAll();
        // What is left of the time is for closing the rest.
        const graceMs = shutdown.timeoutMs / 2;
        const deliveries = webhook.secret === null ? [] : [app.get(WebhookProcessor).drain(graceMs)];
        await Promise.all([drain.stop(graceMs), grpc.drain(graceMs), ...deliveries]);
        // The last requests may have had signals to send.
        await app.get(CombatDispatch).flush();
      },
    };
  },
});
