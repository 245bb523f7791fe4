import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { LANGUAGES, type Localized } from '@melee/combat/content';
import type { LoadedPack } from '../../content/battle-content.js';

/** A text of a content pack in all languages. */
export const LOCALIZED_SCHEMA = {
  type: 'object',
  properties: Object.fromEntries(LANGUAGES.map((language) => [language, { type: 'string' as const }])),
  required: [...LANGUAGES],
} satisfies ApiPropertyOptions;

/** A content pack that battles can begin with. */
export class ContentPackEntry {
  @ApiProperty({
    description: 'Made from what the pack holds: another content is another id.',
    example: '0f343b0931126a20f133d67c2b018a3b',
  })
  readonly id!: string;

  @ApiProperty({
    description: 'Where packs share a name, it means the last of them in this list.',
    example: 'default',
  })
  readonly name!: string;

  @ApiProperty({ example: '1' })
  readonly version!: string;

  @ApiProperty({ ...LOCALIZED_SCHEMA, description: 'For people, by language.' })
  readonly title!: Localized;

  @ApiProperty({ description: 'Whether battles begin with it that name no other.' })
  readonly isDefault!: boolean;
}

/** All content packs that are loaded. */
export class ContentPackList {
  @ApiProperty({ type: [ContentPackEntry] })
  readonly packs!: readonly ContentPackEntry[];

  static of(packs: readonly LoadedPack[], defaultId: string): ContentPackList {
    return {
      packs: packs.map(({ id, pack: { name, version, title } }) => ({
        id,
        name,
        version,
        title,
        isDefault: id === defaultId,
      })),
    };
  }
}
