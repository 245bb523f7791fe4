import { plainToInstance } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsString,
  Length,
  Matches,
  validateSync,
} from 'class-validator';
import { ACTOR_ID_PATTERN, SESSION_ID_PATTERN } from '@melee/combat/dto';
import { Omittable } from '../http/validation/omittable.js';
import { type Caller, type Role, ROLES } from './caller.js';
import { UnauthenticatedError } from './identity-errors.js';

const MOST_IDS = 256;

/** What a token says of its bearer; whatever else it says is no business of ours. */
class TokenClaims {
  @IsString()
  @Length(1, 255)
  readonly sub!: string;

  @IsIn(ROLES)
  readonly role!: Role;

  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @Matches(ACTOR_ID_PATTERN, { each: true })
  readonly actors?: readonly string[];

  @Omittable()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @Matches(SESSION_ID_PATTERN, { each: true })
  readonly battles?: readonly string[];

  /** Unix seconds. */
  @IsNumber()
  readonly exp!: number;
}

/**
 * The caller whom the payload of a verified token describes.
 * @param toleranceS for how many seconds after its end a token still counts.
 * @throws UnauthenticatedError that names the claim that is missing or wrong
 */
export function callerFromClaims(payload: object, toleranceS: number): Caller {
  const claims = plainToInstance(TokenClaims, payload);
  const [wrong] = validateSync(claims);
  if (wrong !== undefined) {
    throw new UnauthenticatedError(
      `The claim ${wrong.property} of the token is missing or wrong.`,
      'invalid_token',
    );
  }
  const { sub, role, actors = [], battles, exp } = claims;
  return {
    subject: sub,
    role,
    actors: new Set(actors),
    battles: battles === undefined ? null : new Set(battles),
    expiresAt: (exp + toleranceS) * 1000,
  };
}
