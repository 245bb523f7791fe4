import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { MOVE_STRATEGIES, type MoveStrategy, type Token, TOKENS, type Zone, ZONES } from '@melee/combat/dto';
import type * as views from '../../battles/views.js';
import { ActorView } from './actor.responses.js';
import { BattleView } from './battle.responses.js';

const COUNTS: ApiPropertyOptions = { type: 'object', additionalProperties: { type: 'integer' } };
const IDS: ApiPropertyOptions = { type: 'array', items: { type: 'string' } };
const PRICE = { type: 'object', additionalProperties: { type: 'integer' } } as const;
const ZONE: ApiPropertyOptions = { type: String, enum: [...ZONES, null], nullable: true, example: 'head' };

/** What an actor declared and what has not become an action yet. */
export class WaitingMove implements views.WaitingMove {
  @ApiProperty({ example: 'move-1' })
  readonly moveId!: string;

  @ApiProperty({ enum: MOVE_STRATEGIES })
  readonly strategy!: MoveStrategy;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Whom a strike is meant for; null for other moves.',
    example: 'orc',
  })
  readonly target!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'The feint of a strike.', example: null })
  readonly feintId!: string | null;

  @ApiProperty({ ...ZONE, description: 'Where a strike aims.' })
  readonly attackZone!: Zone | null;

  @ApiProperty({ ...ZONE, description: 'What is guarded meanwhile.' })
  readonly blockZone!: Zone | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The item or ability; null for a strike.',
    example: null,
  })
  readonly by!: string | null;

  @ApiProperty({
    nullable: true,
    description: 'Whom the item or ability is meant for, as it was declared; null for a strike.',
    oneOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }],
    example: null,
  })
  readonly targets!: string | readonly string[] | null;

  @ApiProperty({ type: 'integer', description: 'Milliseconds since the epoch.', example: 1767225600000 })
  readonly registeredAt!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Milliseconds until a strike is executed without an answer; null for what waits for nobody.',
    example: 48200,
  })
  readonly remainingMs!: number | null;
}

/** An ability that an actor knows. */
export class AbilityState implements views.AbilityState {
  @ApiProperty({ example: 'heal' })
  readonly abilityId!: string;

  @ApiProperty({
    type: 'integer',
    description: 'Exchanges of the actor until it may be used again; 0 for now.',
    example: 2,
  })
  readonly cooldown!: number;
}

/** An actor as it sees itself. */
export class Hero extends ActorView implements views.Hero {
  @ApiProperty({ example: 'hero' })
  readonly cid!: string;

  @ApiProperty({ type: 'integer', example: 60 })
  readonly energy!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'The most energy that the actor can have; null like `maxHp`.',
    example: 60,
  })
  readonly maxEnergy!: number | null;

  @ApiProperty({
    type: 'object',
    description: 'What feints are paid with, by kind.',
    properties: Object.fromEntries(TOKENS.map((token) => [token, { type: 'integer' as const }])),
    example: Object.fromEntries(TOKENS.map((token) => [token, 0])),
  })
  readonly tokens!: Readonly<Record<Token, number>>;

  @ApiProperty({
    type: 'object',
    additionalProperties: PRICE,
    description: 'The feints that the actor may use, each with the tokens that were set aside for it.',
    example: { power_attack: { crit: 1, hit: 1 } },
  })
  readonly hand!: views.Hero['hand'];

  @ApiProperty({ ...COUNTS, description: 'Items by their ids: how many are left.', example: { potion: 2 } })
  readonly belt!: Readonly<Record<string, number>>;

  @ApiProperty({ type: [AbilityState], description: 'Abilities that the actor knows.' })
  readonly abilities!: readonly AbilityState[];

  @ApiProperty({ ...IDS, description: 'Feints that may come into the hand.', example: ['power_attack'] })
  readonly arsenal!: readonly string[];

  @ApiProperty({ type: [WaitingMove], description: 'In the order in which they were declared.' })
  readonly waitingMoves!: readonly WaitingMove[];

  @ApiProperty({ ...COUNTS, description: 'What the actor did so far, counted.', example: { hit: 7 } })
  readonly xp!: Readonly<Record<string, number>>;
}

/** Everything that an actor's player needs to see, of one moment. */
export class Dashboard implements views.Dashboard {
  @ApiProperty({ type: BattleView, description: 'The battle as anybody may see it.' })
  readonly battle!: BattleView;

  @ApiProperty({ type: Hero, description: 'The actor in full.' })
  readonly hero!: Hero;

  @ApiProperty({
    type: String,
    nullable: true,
    description: "The next enemy in the actor's queue; null if the queue is empty.",
    example: 'orc',
  })
  readonly target!: string | null;

  @ApiProperty({ ...IDS, description: "The others of the actor's team, the defeated included.", example: [] })
  readonly allies!: readonly string[];

  @ApiProperty({ ...IDS, description: 'All others.', example: ['orc'] })
  readonly enemies!: readonly string[];

  @ApiProperty({
    type: 'array',
    items: { $ref: '#/components/schemas/LogEntry' },
    description: 'The last entries of the log, the oldest first; with `render`, each has a `text`.',
  })
  readonly log!: readonly views.RenderedEntry[];

  @ApiProperty({
    type: 'integer',
    description: "When all this was read, by the server's clock; milliseconds since the epoch.",
    example: 1767225611800,
  })
  readonly now!: number;
}
