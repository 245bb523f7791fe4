import { IntersectionType } from '@nestjs/swagger';
import { PositionQuery, RenderQuery } from '../http/requests/log.query.js';

/** From where a live stream begins, and how it is told. */
export class FollowQuery extends IntersectionType(PositionQuery, RenderQuery) {}
