import { Metadata } from '@grpc/grpc-js';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { Reflector } from '@nestjs/core';
import { RedisContext } from '@nestjs/microservices';
import { SignJWT } from 'jose';
import { createAuthenticator } from './authenticator.js';
import { callerOf } from './caller.js';
import { IdentityGuard } from './identity.guard.js';
import { Needs } from './needs.js';
import { AUTH, SECRET } from './testing/settings.js';

class Calls {
  @Needs('declareMove')
  declare(): string {
    return 'served';
  }

  /** Somebody has forgotten to say who may use it. */
  forgotten(): string {
    return 'served';
  }
}

const warn = jest.fn();
const logger = { warn } as unknown as Parameters<typeof createAuthenticator>[1];
const guardOf = (auth = AUTH) => new IdentityGuard(new Reflector(), createAuthenticator(auth, logger));

function rpc(name: keyof Calls, message: object, carrier: object): ExecutionContextHost {
  const handler = Reflect.get<Calls, keyof Calls>(Calls.prototype, name);
  const context = new ExecutionContextHost([message, carrier, { getPeer: () => '10.0.0.7' }], Calls, handler);
  context.setType('rpc');
  return context;
}

async function metadataOf(actor: string): Promise<Metadata> {
  const token = await new SignJWT({
    sub: 'user-1',
    role: 'player',
    actors: [actor],
    exp: Date.now() / 1000 + 60,
  })
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(SECRET));
  const metadata = new Metadata();
  metadata.set('authorization', `Bearer ${token}`);
  return metadata;
}

describe('IdentityGuard', () => {
  const message = { battleId: 'b1', cid: 'hero' };

  it('reads the token of a gRPC call from its metadata', async () => {
    const metadata = await metadataOf('hero');
    await expect(guardOf().canActivate(rpc('declare', message, metadata))).resolves.toBe(true);
    expect(callerOf(metadata)).toMatchObject({ subject: 'user-1', role: 'player' });
  });

  it('checks in whose name a gRPC call is made', async () => {
    const metadata = await metadataOf('orc');
    await expect(guardOf().canActivate(rpc('declare', message, metadata))).rejects.toMatchObject({
      code: 'auth/forbidden',
    });
    expect(() => callerOf(metadata)).toThrow(/guard has not seen/);
  });

  it('refuses a gRPC call without a token', async () => {
    const guard = guardOf();
    await expect(guard.canActivate(rpc('declare', message, new Metadata()))).rejects.toMatchObject({
      code: 'auth/unauthenticated',
    });
  });

  it('refuses everybody where nobody has said who may come in', async () => {
    const metadata = await metadataOf('hero');
    await expect(guardOf().canActivate(rpc('forgotten', message, metadata))).rejects.toThrow(
      'Calls.forgotten does not say by @Needs',
    );
  });

  it('lets news from our own processes pass', async () => {
    const context = rpc('forgotten', {}, new RedisContext(['combat.news']));
    await expect(guardOf().canActivate(context)).resolves.toBe(true);
  });

  it('refuses a kind of request that it does not know', async () => {
    await expect(guardOf().canActivate(rpc('declare', message, {}))).rejects.toThrow(/know no requests/);
  });

  it('takes everybody for an admin where it is told to, and warns of it', async () => {
    warn.mockClear();
    const guard = guardOf({ ...AUTH, mode: 'off', secret: null });
    expect(warn).toHaveBeenCalledWith({ code: 'auth/off' }, expect.stringContaining('AUTH_MODE is off'));
    const metadata = new Metadata();
    await guard.canActivate(rpc('declare', message, metadata));
    expect(callerOf(metadata)).toMatchObject({ subject: '10.0.0.7', role: 'admin', battles: null });
  });
});
