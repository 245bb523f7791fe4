import type {
  ActiveEffect,
  ActorCooldowns,
  ActorDocument,
  ActorHand,
  ActorId,
  ActorLoadout,
  ActorState,
  ActorXp,
  Defeat,
  Token,
  XpEvent,
} from '../dto/index.js';
import { clamp } from '../content/numbers/fixed-point.js';
import type { ContentPack, TokenAmounts } from '../content/types.js';
import type { Price } from './rules/compiled-pack.js';
import { profileOf } from './stats/profile.js';
import type { Profile } from './stats/profile.js';

type Amounts = Partial<Record<Token, number>>;

/** An actor while an action is being resolved. Parts are copied when they are changed for the first time. */
export class ActorDraft {
  readonly cid: ActorId;
  hp: number;
  energy: number;
  exchanges: number;
  defeat: Defeat | null;
  hand: ActorHand;
  cooldowns: ActorCooldowns;
  #loadout: ActorLoadout;
  #effects: readonly ActiveEffect[];
  #tokens: ActorState['tokens'];
  #xp: ActorXp;
  #gains: Amounts | null = null;
  #profile: Profile | null = null;

  constructor(
    readonly before: ActorDocument,
    private readonly pack: ContentPack,
  ) {
    const { meta, state } = before;
    this.cid = meta.cid;
    this.hp = state.hp;
    this.energy = state.energy;
    this.exchanges = state.exchanges;
    this.defeat = state.defeat;
    this.hand = before.hand;
    this.cooldowns = before.cooldowns;
    this.#loadout = before.loadout;
    this.#effects = before.effects;
    this.#tokens = state.tokens;
    this.#xp = before.xp;
  }

  get isStanding(): boolean {
    return this.defeat === null;
  }

  get loadout(): ActorLoadout {
    return this.#loadout;
  }

  set loadout(loadout: ActorLoadout) {
    this.#loadout = loadout;
    this.#profile = null;
  }

  get effects(): readonly ActiveEffect[] {
    return this.#effects;
  }

  set effects(effects: readonly ActiveEffect[]) {
    this.#effects = effects;
    this.#profile = null;
  }

  get profile(): Profile {
    this.#profile ??= profileOf(
      { raw: this.before.raw, loadout: this.#loadout, effects: this.#effects },
      this.pack,
    );
    return this.#profile;
  }

  /** Never below 0 nor above the ceiling; gives by how much hp changed. */
  changeHp(amount: number): number {
    const { hp } = this;
    this.hp = clamp(hp + amount, 0, Math.max(hp, this.profile.vitals.hp));
    return this.hp - hp;
  }

  /** Counts towards the result. */
  count(event: XpEvent, amount = 1): void {
    if (amount === 0) return;
    if (this.#xp === this.before.xp) this.#xp = { ...this.#xp };
    (this.#xp as Record<XpEvent, number>)[event] += amount;
  }

  canPay(price: Price): boolean {
    return price.every(({ token, amount }) => this.#tokens[token] >= amount);
  }

  /** Takes tokens that the actor is known to have. */
  pay(price: Price): void {
    const tokens = this.#ownTokens();
    for (const { token, amount } of price) tokens[token] -= amount;
  }

  /** Tokens that the actor gets when the action ends: what it earns here cannot be spent here. */
  gain(tokens: TokenAmounts): void {
    for (const token in tokens) this.gainOne(token as Token, tokens[token as Token]);
  }

  gainOne(token: Token, amount = 1): void {
    this.#gains ??= {};
    this.#gains[token] = (this.#gains[token] ?? 0) + amount;
  }

  /** Hands out what was gained; gives it, or null if there is nothing. */
  settleGains(): TokenAmounts | null {
    const gains = this.#gains;
    if (gains === null || !this.isStanding) return null;
    const tokens = this.#ownTokens();
    for (const token in gains) tokens[token as Token] += gains[token as Token] ?? 0;
    this.#gains = null;
    return gains;
  }

  #ownTokens(): Record<Token, number> {
    if (this.#tokens === this.before.state.tokens) this.#tokens = { ...this.#tokens };
    return this.#tokens;
  }

  /** The actor as it is now; parts that did not change are the same objects as before. */
  document(): ActorDocument {
    const { before, hand, cooldowns } = this;
    const state = this.#state();
    const loadout = this.#loadout;
    const effects = this.#effects;
    const xp = this.#xp;
    const isSame =
      state === before.state &&
      hand === before.hand &&
      effects === before.effects &&
      xp === before.xp &&
      loadout === before.loadout &&
      cooldowns === before.cooldowns;
    if (isSame) return before;
    return { meta: before.meta, raw: before.raw, loadout, state, hand, cooldowns, effects, xp };
  }

  #state(): ActorState {
    const { hp, energy, defeat, exchanges } = this;
    const { state } = this.before;
    const isSame =
      this.#tokens === state.tokens &&
      hp === state.hp &&
      exchanges === state.exchanges &&
      energy === state.energy &&
      defeat === state.defeat;
    return isSame ? state : { hp, energy, tokens: this.#tokens, defeat, exchanges };
  }
}
