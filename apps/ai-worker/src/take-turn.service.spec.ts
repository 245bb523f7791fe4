import { Logger } from '@nestjs/common';
import { ContentLibrary, contentId, createActor, defaultPack } from '@melee/combat/content';
import { CombatError, type ActorDocument, type AiTurnRequest, type MoveIntent } from '@melee/combat/dto';
import type { TurnManager } from '@melee/combat/messaging';
import type { CombatManager, LoadedTurn } from '@melee/combat/repository';
import { TakeTurnService } from './take-turn.service.js';

const request: AiTurnRequest = { sid: 'battle', cid: 'bot', missingTargets: ['p', 'q'], askId: 7, seed: 's' };
const actor = (cid: string, team: string): ActorDocument =>
  createActor(defaultPack, { cid, team, kind: 'bot', template: 'warrior' });
const turnWith = (more: Partial<LoadedTurn> = {}): LoadedTurn => ({
  contentId: contentId(defaultPack),
  missingTargets: ['p', 'q'],
  isUseWaiting: false,
  self: { ...actor('bot', 'red'), hand: { true_strike: { price: { hit: 2 } } } },
  allies: [],
  enemies: [actor('p', 'blue'), actor('q', 'blue')],
  ...more,
});

describe('TakeTurnService', () => {
  const loadTurnView = jest.fn<Promise<LoadedTurn | null>, unknown[]>();
  const registerBatch = jest.fn<Promise<void>, [string, string, readonly MoveIntent[]]>();
  const warn = jest.spyOn(Logger.prototype, 'warn');
  const content = new ContentLibrary();
  content.add(defaultPack);
  const service = new TakeTurnService(
    { loadTurnView } as unknown as CombatManager,
    { registerBatch } as unknown as TurnManager,
    content,
  );
  const declared = () => registerBatch.mock.calls.flatMap(([, , moves]) => moves);
  const strikes = () =>
    declared().flatMap((move) =>
      move.strategy === 'exchange' ? [[move.moveId, move.target, move.feintId]] : [],
    );

  beforeEach(() => jest.resetAllMocks());

  it('looks once and declares everything with one call', async () => {
    loadTurnView.mockResolvedValue(turnWith());

    await service.take(request);

    expect(loadTurnView).toHaveBeenCalledTimes(1);
    expect(loadTurnView).toHaveBeenCalledWith('battle', 'bot', ['p', 'q'], expect.any(Number));
    expect(registerBatch).toHaveBeenCalledTimes(1);
    expect(registerBatch).toHaveBeenCalledWith('battle', 'bot', expect.any(Array));
    expect(strikes().map(([, target]) => target)).toEqual(expect.arrayContaining(['p', 'q']));
  });

  it('declares the same moves, under the same ids, for the same request and view', async () => {
    loadTurnView.mockResolvedValue(turnWith());

    await service.take(request);
    await service.take(request);

    const [first, second] = registerBatch.mock.calls;
    expect(second).toEqual(first);
  });

  it('declares nothing where no strike is missing any more', async () => {
    loadTurnView.mockResolvedValue(null);

    await service.take(request);

    expect(registerBatch).not.toHaveBeenCalled();
  });

  it.each([
    ['its pack is not loaded', { contentId: 'another' }],
    [
      'its pack does not know it',
      { self: { ...turnWith().self, meta: { ...turnWith().self.meta, behaviour: 'new' } } },
    ],
  ])('strikes plainly, without the feint in its hand, where %s', async (_title, more) => {
    loadTurnView.mockResolvedValue(turnWith(more));

    await service.take(request);

    expect(declared().map(({ strategy }) => strategy)).toEqual(['exchange', 'exchange']);
    expect(strikes()).toEqual([
      ['ai7-bot-p', 'p', undefined],
      ['ai7-bot-q', 'q', undefined],
    ]);
  });

  it('complains of an unknown pack once, not at every turn', async () => {
    loadTurnView.mockResolvedValue(turnWith({ contentId: 'never seen' }));

    await service.take(request);
    await service.take(request);

    expect(warn).toHaveBeenCalledTimes(1);
    expect(registerBatch).toHaveBeenCalledTimes(2);
  });

  it('passes on every other error', async () => {
    loadTurnView.mockRejectedValue(new CombatError('session/not-found'));

    await expect(service.take(request)).rejects.toMatchObject({ code: 'session/not-found' });
  });
});
