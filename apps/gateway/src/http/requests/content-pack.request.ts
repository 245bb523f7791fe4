import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsString,
  Matches,
  ValidateNested,
} from 'class-validator';

const MOST_FILES = 100;
const FILE_PATH_PATTERN = /^[A-Za-z0-9_./-]{1,128}$/;

/** A file of a content pack. */
export class PackFileRequest {
  @ApiProperty({
    pattern: FILE_PATH_PATTERN.source,
    description: 'Its name, by which problems are told; nothing is written there.',
    example: 'weapons.yaml',
  })
  @Matches(FILE_PATH_PATTERN)
  readonly path!: string;

  @ApiProperty({ description: 'What stands in it: YAML, or JSON, which is YAML too.' })
  @IsString()
  readonly text!: string;
}

/** A whole content pack. */
export class UploadContentPackRequest {
  @ApiProperty({ type: [PackFileRequest], minItems: 1, maxItems: MOST_FILES })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_FILES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @ArrayUnique((file: PackFileRequest | null) => file?.path, {
    message: 'the paths of $property must be unique',
  })
  @Type(() => PackFileRequest)
  readonly files!: readonly PackFileRequest[];
}
