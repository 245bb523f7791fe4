import {
  isRecorded,
  type ActorDocument,
  type ActorId,
  type Genesis,
  type MoveIntent,
  type SessionId,
  type Traceparent,
  type Webhook,
} from '../dto/index.js';
import type { BatchRegistered, CombatManager, Created, Joined, Registered } from '../repository/index.js';
import type { CombatDispatch } from './combat-dispatch.js';
import { type CombatObserver, SILENT_OBSERVER } from './combat-observer.js';
import type { SessionWatch } from './session-watch.js';

/**
 * What clients and bots do to a battle: first the state is changed by one script, then, if the script says that the
 * Collector would find work, it is woken. Refusals are thrown as the `CombatError` of the repository.
 */
export class TurnManager {
  constructor(
    private readonly combat: CombatManager,
    private readonly dispatch: Pick<CombatDispatch, 'signal'>,
    private readonly watch: Pick<SessionWatch, 'keep' | 'renew' | 'keepDeadline'>,
    private readonly traces: Pick<CombatObserver, 'traceparent'> = SILENT_OBSERVER,
  ) {}

  /**
   * Creates a battle and starts it. The index is in another slot, so it is written before the battle exists, lest it
   * be forgotten; and once more after, since a sweep may have dropped the entry of a battle that was long in coming.
   */
  async create(genesis: Genesis, webhooks: readonly Webhook[] = []): Promise<Created> {
    await this.watch.keep(genesis.sid);
    const created = await this.combat.createSession(genesis, webhooks);
    await this.watch.renew(genesis.sid);
    this.signalIf(created.isSignalOwed, genesis.sid);
    return created;
  }

  /** Takes a newcomer into a running battle. */
  async join(sid: SessionId, actor: ActorDocument): Promise<Joined> {
    const joining = this.combat.hotJoin(sid, actor);
    const [, joined] = await Promise.all([this.watch.keep(sid), joining]);
    this.signalIf(joined.isSignalOwed, sid);
    return joined;
  }

  /** Declares a move. */
  async register(sid: SessionId, intent: MoveIntent): Promise<Registered> {
    const watching = this.watch.keep(sid);
    const [, registered] = await Promise.all([watching, this.registerByStrategy(sid, intent)]);
    this.signalIf(registered.isSignalOwed, sid);
    await this.watch.keepDeadline(sid, registered.waitsMs);
    return registered;
  }

  /** Declares moves of one actor, each by itself. */
  async registerBatch(
    sid: SessionId,
    cid: ActorId,
    intents: readonly MoveIntent[],
  ): Promise<BatchRegistered> {
    const watching = this.watch.keep(sid);
    const registering = this.combat.registerMovesBatch(sid, cid, intents, this.recordedTrace());
    const [, registered] = await Promise.all([watching, registering]);
    this.signalIf(registered.isSignalOwed, sid);
    await this.watch.keepDeadline(sid, registered.waitsMs);
    return registered;
  }

  private registerByStrategy(sid: SessionId, intent: MoveIntent): Promise<Registered> {
    const trace = this.recordedTrace();
    return intent.strategy === 'exchange'
      ? this.combat.registerExchangeMove(sid, intent, trace)
      : this.combat.registerInstantMove(sid, intent, trace);
  }

  /** Kept with a move, whose trace may go on much later; that of one which nobody records would be of no use. */
  private recordedTrace(): Traceparent | undefined {
    const trace = this.traces.traceparent();
    return trace !== undefined && isRecorded(trace) ? trace : undefined;
  }

  private signalIf(isOwed: boolean, sid: SessionId): void {
    if (isOwed) this.dispatch.signal({ sid, type: 'check_immediate' });
  }
}
