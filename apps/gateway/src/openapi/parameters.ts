import type { ApiParamOptions } from '@nestjs/swagger';
import { ACTOR_ID_PATTERN, SESSION_ID_PATTERN } from '@melee/combat/dto';

export const BATTLE_ID_PARAM: ApiParamOptions = {
  name: 'battleId',
  description: 'Id of the battle.',
  schema: { type: 'string', pattern: SESSION_ID_PATTERN.source },
  example: 'arena-1',
};

export const ACTOR_ID_PARAM: ApiParamOptions = {
  name: 'cid',
  description: 'Id of the actor.',
  schema: { type: 'string', pattern: ACTOR_ID_PATTERN.source },
  example: 'hero',
};
