import { harvestInstants } from './harvest-instants.js';
import { ability, item, metaOf } from './testing/snapshots.js';

describe('harvestInstants', () => {
  it('makes one action of each move, however many targets it has', () => {
    const [cast, thrown] = [ability('a', 'self', 1), item('b', 'all_enemies', 2)];

    expect(harvestInstants(metaOf(), [cast, thrown])).toEqual({
      actions: [
        { actionId: `a:${cast.moveId}`, type: 'instant', move: { ...cast, targets: ['a'] } },
        { actionId: `b:${thrown.moveId}`, type: 'item', move: { ...thrown, targets: ['a', 'c'] } },
      ],
      cancellations: [],
    });
  });

  it('cancels a move without a target that stands', () => {
    const { moveId } = ability('a', ['b', 'nobody'], 1);

    expect(harvestInstants(metaOf({ dead: ['b'] }), [ability('a', ['b', 'nobody'], 1)])).toEqual({
      actions: [],
      cancellations: [{ cid: 'a', strategy: 'instant', moveId, reason: 'no_target' }],
    });
  });

  it('cancels a move of the dead for that reason, whatever its targets', () => {
    const moves = [item('a', 'all_enemies', 1), item('a', 'self', 2)];

    expect(harvestInstants(metaOf({ dead: ['a'] }), moves)).toEqual({
      actions: [],
      cancellations: moves.map(({ cid, strategy, moveId }) => ({
        cid,
        strategy,
        moveId,
        reason: 'actor_defeated',
      })),
    });
  });
});
