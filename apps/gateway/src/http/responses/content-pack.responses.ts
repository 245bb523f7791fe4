import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { type ContentPack, LANGUAGES } from '@melee/combat/content';
import type { ListedPack } from '../../content/battle-content.js';

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
  readonly title!: ListedPack['title'];

  @ApiProperty({ description: 'Whether battles begin with it that name no other.' })
  readonly isDefault!: boolean;

  @ApiProperty({
    description: 'Whether battles begin with it that name it by its name. By its id any pack can be named.',
  })
  readonly isLive!: boolean;

  @ApiProperty({ description: 'Whether it came through the API; the others came with the service.' })
  readonly isUploaded!: boolean;
}

/** All content packs. */
export class ContentPackList {
  @ApiProperty({ type: [ContentPackEntry] })
  readonly packs!: readonly ContentPackEntry[];

  static of(packs: readonly ListedPack[], defaultId: string): ContentPackList {
    // Of those that share a name the last one stays in the map.
    const live = new Map(packs.map(({ id, name }) => [name, id]));
    return {
      packs: packs.map(({ id, name, version, title, isUploaded }) => ({
        id,
        name,
        version,
        title,
        isDefault: id === defaultId,
        isLive: live.get(name) === id,
        isUploaded,
      })),
    };
  }
}

/** A content pack with everything in it. */
export class WholeContentPack {
  @ApiProperty({ example: '0f343b0931126a20f133d67c2b018a3b' })
  readonly id!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'What its files say, put together.',
  })
  readonly pack!: ContentPack;
}

/** A content pack that was taken in. */
export class UploadedContentPack {
  @ApiProperty({
    description: 'To name it by for good.',
    example: '0f343b0931126a20f133d67c2b018a3b',
  })
  readonly id!: string;

  @ApiProperty({ example: 'arena' })
  readonly name!: string;

  @ApiProperty({ example: '1' })
  readonly version!: string;
}
