import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import type { ActorDefinition, ActorOverrides, ModifierTable } from '@melee/combat/content';
import { CONTENT_ID_PATTERN } from '@melee/combat/dto';
import { IsId, IsIdList } from '../validation/ids.js';
import { Omittable } from '../validation/omittable.js';
import { IsNested } from '../validation/table.js';
import { LoadoutOverridesRequest, LoadoutRequest } from './loadout.request.js';
import {
  AttributeOverridesRequest,
  AttributesRequest,
  ModifiersRequest,
  SkillsRequest,
} from './numbers.request.js';

const MOST_TRAITS = 16;

const TRAITS_SCHEMA: ApiPropertyOptions = {
  type: 'array',
  items: { type: 'string', pattern: CONTENT_ID_PATTERN.source },
  uniqueItems: true,
  maxItems: MOST_TRAITS,
  description: 'Race, talents and the like: ids of the content pack.',
  example: ['dwarf'],
};
const BEHAVIOUR_SCHEMA: ApiPropertyOptions = {
  pattern: CONTENT_ID_PATTERN.source,
  description: 'How the AI decides for the actor: an id of the content pack.',
  example: 'aggressive',
};
const MODIFIERS = 'Lasting modifiers: `+10` and `-5` add, `*1.5` multiplies, `=100` overrides all before it.';
const SKILLS = 'Skills in percent points; one that is left out is 0.';

/** An actor without a template: everything that it is made of. */
export class ActorDefinitionRequest implements ActorDefinition {
  @IsNested(AttributesRequest, { description: 'All attributes.', required: true })
  readonly attributes!: ActorDefinition['attributes'];

  @Omittable()
  @IsNested(ModifiersRequest, { description: MODIFIERS, required: false })
  readonly modifiers?: ModifierTable;

  @Omittable()
  @IsNested(SkillsRequest, { description: SKILLS, required: false })
  readonly skills?: NonNullable<ActorDefinition['skills']>;

  @ApiPropertyOptional(TRAITS_SCHEMA)
  @Omittable()
  @IsIdList(CONTENT_ID_PATTERN, MOST_TRAITS)
  readonly traits?: readonly string[];

  @IsNested(LoadoutRequest, { description: 'What the actor carries and knows.', required: true })
  readonly loadout!: LoadoutRequest;

  @ApiProperty(BEHAVIOUR_SCHEMA)
  @IsId(CONTENT_ID_PATTERN)
  readonly behaviour!: string;
}

/** What an actor has otherwise than its template. */
export class ActorOverridesRequest implements ActorOverrides {
  @Omittable()
  @IsNested(AttributeOverridesRequest, {
    description: "Attributes other than the template's.",
    required: false,
  })
  readonly attributes?: Partial<ActorDefinition['attributes']>;

  @Omittable()
  @IsNested(ModifiersRequest, { description: MODIFIERS, required: false })
  readonly modifiers?: ModifierTable;

  @Omittable()
  @IsNested(SkillsRequest, { description: "Skills other than the template's.", required: false })
  readonly skills?: NonNullable<ActorDefinition['skills']>;

  @ApiPropertyOptional(TRAITS_SCHEMA)
  @Omittable()
  @IsIdList(CONTENT_ID_PATTERN, MOST_TRAITS)
  readonly traits?: readonly string[];

  @Omittable()
  @IsNested(LoadoutOverridesRequest, {
    description: "Parts of the loadout other than the template's; a list takes the place of the template's.",
    required: false,
  })
  readonly loadout?: LoadoutOverridesRequest;

  @ApiPropertyOptional(BEHAVIOUR_SCHEMA)
  @Omittable()
  @IsId(CONTENT_ID_PATTERN)
  readonly behaviour?: string;
}
