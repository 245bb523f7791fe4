import { authorize, mayActFor, mayReach } from './authorization.js';
import { type Caller, type Role, ROLES } from './caller.js';
import { ForbiddenError } from './identity-errors.js';
import { type OperationName, OPERATIONS } from './operations.js';

const caller = (role: Role, more: Partial<Caller> = {}): Caller => ({
  subject: role,
  role,
  actors: new Set(['hero']),
  battles: null,
  expiresAt: null,
  ...more,
});
const HERO_IN_B1 = { battleId: 'b1', actors: ['hero'] };

function isAllowed(...request: Parameters<typeof authorize>): boolean {
  try {
    authorize(...request);
    return true;
  } catch (error) {
    if (error instanceof ForbiddenError) return false;
    throw error;
  }
}

describe('authorize', () => {
  const names = Object.keys(OPERATIONS) as OperationName[];

  it('lets admins do everything, and services all but operate the queues', () => {
    expect(names.filter((name) => !isAllowed(caller('admin'), name, HERO_IN_B1))).toEqual([]);
    expect(names.filter((name) => !isAllowed(caller('service'), name, HERO_IN_B1))).toEqual([
      'operateQueues',
    ]);
  });

  it('lets a player do everything but make and enlarge battles, bring content and operate the queues', () => {
    expect(names.filter((name) => !isAllowed(caller('player'), name, HERO_IN_B1))).toEqual([
      'createBattle',
      'joinBattle',
      'uploadContentPack',
      'operateQueues',
    ]);
  });

  it('lets a spectator do nothing but look', () => {
    expect(names.filter((name) => !isAllowed(caller('spectator'), name, HERO_IN_B1))).toEqual([
      'createBattle',
      'joinBattle',
      'declareMove',
      'declareMoves',
      'surrender',
      'manoeuvre',
      'getDashboard',
      'peekTarget',
      'popTarget',
      'uploadContentPack',
      'operateQueues',
    ]);
  });

  it('lets a player act for nobody but the actors in the token, and not for nobody', () => {
    const player = caller('player', { actors: new Set(['hero', 'twin']) });
    const declare = (...actors: string[]) => isAllowed(player, 'declareMove', { battleId: 'b1', actors });
    expect(declare('hero')).toBe(true);
    expect(declare('hero', 'twin')).toBe(true);
    expect(declare('orc')).toBe(false);
    expect(declare('hero', 'orc')).toBe(false);
    expect(declare()).toBe(false);
  });

  it.each(ROLES)('keeps a %s to the battles in the token', (role) => {
    const limited = caller(role, { battles: new Set(['b1']) });
    expect(isAllowed(limited, 'getBattle', HERO_IN_B1)).toBe(true);
    expect(isAllowed(limited, 'getBattle', { ...HERO_IN_B1, battleId: 'b2' })).toBe(false);
    expect(isAllowed(limited, 'createBattle', { battleId: undefined, actors: [] })).toBe(false);
    expect(isAllowed(limited, 'listContentPacks', { battleId: undefined, actors: [] })).toBe(true);
  });
});

describe('mayReach and mayActFor', () => {
  it('allow every battle to a token that names none', () => {
    expect(mayReach(caller('spectator'), 'b1')).toBe(true);
    expect(mayReach(caller('service'), undefined)).toBe(true);
    expect(mayReach(caller('player', { battles: new Set() }), 'b1')).toBe(false);
  });

  it('let only a player depend on the actors in the token', () => {
    const allowed = (role: Role, cid: string) => mayActFor(caller(role), 'b1', cid);
    expect(ROLES.map((role) => allowed(role, 'hero'))).toEqual([true, false, true, true]);
    expect(ROLES.map((role) => allowed(role, 'orc'))).toEqual([false, false, true, true]);
    expect(mayActFor(caller('service', { battles: new Set(['b1']) }), 'b2', 'hero')).toBe(false);
  });
});
