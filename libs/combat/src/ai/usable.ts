import type { Ability, ContentPack, Item } from '../content/types.js';
import type { Token } from '../dto/index.js';
import type { Situation } from './situation.js';
import type { TurnView } from './turn-view.js';

type Self = TurnView['self'];

/** An item or an ability that the bot could use now: it holds it and can pay for it. */
export type Usable =
  | { readonly strategy: 'item'; readonly id: string; readonly kind: Item }
  | { readonly strategy: 'instant'; readonly id: string; readonly kind: Ability };

function canPay({ state }: Self, { cost }: Ability): boolean {
  const { energy = 0, hp = 0, tokens = {} } = cost;
  return (
    state.energy >= energy &&
    state.hp > hp &&
    Object.entries(tokens).every(([token, amount]) => state.tokens[token as Token] >= amount)
  );
}

function itemsOf({ loadout }: Self, { items }: ContentPack): readonly Usable[] {
  return Object.entries(loadout.belt).flatMap(([id, left]): Usable[] => {
    const kind = items[id];
    return kind === undefined || left <= 0 ? [] : [{ strategy: 'item', id, kind }];
  });
}

function abilitiesOf(self: Self, { abilities }: ContentPack): readonly Usable[] {
  return self.loadout.abilities.flatMap((id): Usable[] => {
    const kind = abilities[id];
    const isReady = (self.cooldowns[id] ?? 0) <= self.state.exchanges;
    return kind === undefined || !isReady || !canPay(self, kind) ? [] : [{ strategy: 'instant', id, kind }];
  });
}

export function usablesOf({ view, pack, profile, isHelpless }: Situation): readonly Usable[] {
  if (isHelpless || view.isUseWaiting) return [];
  const items = itemsOf(view.self, pack);
  return profile.conditions.has('silenced') ? items : [...items, ...abilitiesOf(view.self, pack)];
}
