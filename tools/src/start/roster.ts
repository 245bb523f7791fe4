/** An actor as the public API takes it. */
export interface ActorRequest {
  readonly cid: string;
  readonly team: string;
  readonly kind: 'bot' | 'player';
  readonly template: string;
  readonly name: string;
}

const bot = (team: string, name: string, template: string): ActorRequest => ({
  cid: name.toLowerCase(),
  team,
  kind: 'bot',
  template,
  name,
});

/** Three against three, all of them bots. */
export const EXHIBITION: readonly ActorRequest[] = [
  bot('red', 'Ragnar', 'warrior'),
  bot('red', 'Sigrid', 'duelist'),
  bot('red', 'Torvald', 'guardian'),
  bot('blue', 'Gnash', 'goblin'),
  bot('blue', 'Urgok', 'orc'),
  bot('blue', 'Rattle', 'skeleton'),
];
