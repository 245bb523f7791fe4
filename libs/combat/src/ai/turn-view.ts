import type {
  ActorDocument,
  ActorId,
  ActorMeta,
  ActorState,
  ExchangeIntent,
  InstantIntent,
  ItemIntent,
} from '../dto/index.js';

/** What anybody in a battle can see of somebody else: who it is, how much hp is left, what works on it. */
export interface SeenActor {
  readonly meta: Pick<ActorMeta, 'cid'>;
  readonly state: Pick<ActorState, 'hp'>;
  readonly effects: ActorDocument['effects'];
}

/** An ally shows its equipment too, so that one can tell how much of its hp is gone. */
export type SeenAlly = SeenActor & Pick<ActorDocument, 'raw' | 'loadout'>;

/** What a bot decides from. Everybody in it is standing. */
export interface TurnView {
  readonly askId: number;
  /** Everything that the bot leaves to chance follows from it. */
  readonly seed: string;
  /** Enemies that the bot shall declare a strike against; some of them may not be among the `enemies` it sees. */
  readonly missingTargets: readonly ActorId[];
  readonly self: Omit<ActorDocument, 'xp'>;
  /** Whether an item or an ability that it declared before has not been used yet. */
  readonly isUseWaiting: boolean;
  /** Without itself. At most {@link MOST_SEEN}. */
  readonly allies: readonly SeenAlly[];
  /** At most {@link MOST_SEEN}. */
  readonly enemies: readonly SeenActor[];
}

/** Allies, and enemies, that a bot keeps an eye on: a crowd must not make its turn slow. */
export const MOST_SEEN = 16;

/** What a bot declares. It names the targets of what it uses one by one. */
export type BotUse = (ItemIntent | InstantIntent) & { readonly targets: readonly ActorId[] };
export type BotMove = ExchangeIntent | BotUse;
