import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMinSize, ArrayUnique, IsArray, IsIn, ValidateBy } from 'class-validator';
import { WEBHOOK_EVENTS, type WebhookEvent } from '@melee/combat/dto';
import { Omittable } from '../validation/omittable.js';

const LONGEST_URL = 2048;

function isWebUrl(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_URL || !URL.canParse(value)) return false;
  const { protocol, username, password, hash } = new URL(value);
  return ['https:', 'http:'].includes(protocol) && `${username}${password}${hash}` === '';
}

function IsWebUrl(): PropertyDecorator {
  return ValidateBy({
    name: 'isWebUrl',
    validator: {
      validate: isWebUrl,
      defaultMessage: () =>
        `$property must be an https URL of at most ${LONGEST_URL} characters, without a login and a fragment`,
    },
  });
}

/** Somebody who wants to be told of the battle. */
export class WebhookRequest {
  @ApiProperty({
    format: 'uri',
    maxLength: LONGEST_URL,
    description: 'An https URL of a public address, to which events are posted.',
    example: 'https://example.com/melee-events',
  })
  @IsWebUrl()
  readonly url!: string;

  @ApiPropertyOptional({
    enum: WEBHOOK_EVENTS,
    isArray: true,
    minItems: 1,
    uniqueItems: true,
    description: 'What to be told of; all events if left out.',
  })
  @Omittable()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(WEBHOOK_EVENTS, { each: true })
  readonly events?: readonly WebhookEvent[];
}
