import { COMBAT_NEWS, type CombatNews } from '../../dto/index.js';
import type { Battlefield } from './battlefield.js';

/** Collects what is published about one battle, as the Nest Redis transport sends its events. */
export async function listenToNews(field: Battlefield, sid: string): Promise<readonly CombatNews[]> {
  const heard: CombatNews[] = [];
  const client = field.connect();
  client.on('message', (_channel: string, text: string) => {
    const packet = JSON.parse(text) as { readonly pattern: string; readonly data: CombatNews };
    if (packet.pattern === COMBAT_NEWS && packet.data.sid === sid) heard.push(packet.data);
  });
  await client.subscribe(COMBAT_NEWS);
  return heard;
}
