import { Injectable } from '@nestjs/common';
import type { WebhookDelivery, WebhookEvent } from '@melee/combat/dto';
import { BattleRecords } from '@melee/combat/repository';
import { battleResult } from '../battles/battle-result.js';
import type { BattleResult } from '../battles/views.js';

/** What a receiver is sent. */
export interface WebhookMessage {
  /** The same at every attempt. */
  readonly id: string;
  readonly type: WebhookEvent;
  readonly battleId: string;
  /** When it happened, milliseconds since the epoch. */
  readonly at: number;
  /** Of a finished battle, as long as its record is kept. */
  readonly result?: BattleResult;
}

/** Writes what receivers are sent. */
@Injectable()
export class WebhookMessages {
  constructor(private readonly records: BattleRecords) {}

  async of({ eventId, event, sid, at }: WebhookDelivery): Promise<WebhookMessage> {
    const message = { id: eventId, type: event, battleId: sid, at };
    if (event !== 'battle.finished') return message;
    const record = await this.records.find(sid);
    // Since then the id may have been given to another battle.
    return record?.finishedAt === at ? { ...message, result: battleResult(record) } : message;
  }
}
