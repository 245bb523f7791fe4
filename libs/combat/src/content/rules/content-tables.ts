import type { ContentPack } from '../types.js';

/** Tables whose entries may break a rule that their shape cannot say. */
export const TABLES = [
  'weapons',
  'shields',
  'armour',
  'traits',
  'styles',
  'items',
  'abilities',
  'effects',
  'feints',
  'templates',
] as const;

/** What the rules are checked on: not always a whole pack, and ids in it may lead nowhere. */
export type ContentTables = Pick<ContentPack, (typeof TABLES)[number]> &
  Partial<Pick<ContentPack, 'unarmed'>>;
