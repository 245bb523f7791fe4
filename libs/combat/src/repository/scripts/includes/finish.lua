--- @include "id-list"
--- @include "participants"
--- @include "map"
--- @include "feints"
--- @include "document"
--- @include "log"
-- Who has won, if it is decided: winner ('' for nobody) and reason, or nil while it is not. Nothing may be queued.
local function decision()
  if redis.call('LLEN', base .. 'q:actions') > 0 then
    return nil
  end
  local found = redis.call('HMGET', KEYS[1], 'teams', 'dead')
  local standing = {}
  for team, members in pairs(cjson.decode(found[1])) do
    for i = 1, #members do
      if not listHas(found[2], members[i]) then
        standing[#standing + 1] = team
        break
      end
    end
  end
  if #standing == 0 then
    return '', 'nobody_standing'
  end
  if #standing == 1 then
    return standing[1], 'last_team_standing'
  end
  return nil
end
-- Empties the hand: what was set aside for its feints comes back as tokens. Answers the event, or nil if it is empty.
local function refundHand(cid)
  local feintIds = mapIds(actorKey(cid), 'hand')
  if #feintIds == 0 then
    return nil
  end
  local amounts = {}
  for i = 1, #feintIds do
    addPrice(amounts, mapGet(actorKey(cid), 'hand', feintIds[i]))
    mapDrop(actorKey(cid), 'hand', feintIds[i])
  end
  local state = partTexts(actorKey(cid), { 'state' })[1]
  for token, amount in pairs(amounts) do
    state = string.gsub(state, '"' .. token .. '":(%d+)', function(held)
      return '"' .. token .. '":' .. integer(held + amount)
    end, 1)
  end
  setParts(actorKey(cid), { { 'state', state } })
  return '{"type":"feints_refunded","cid":"' .. cid .. '","feints":["' .. table.concat(feintIds, '","')
    .. '"],"tokens":{' .. amountFields(amounts) .. '}}'
end
-- Ends the session: waiting moves are cancelled and their feints go back into the hands, what is in the hands is
-- refunded if the battle's rules say so, the result is written and told, and all keys expire together.
local function finish(winner, reason, now, traceparent)
  local found = redis.call('HMGET', KEYS[1], 'kinds', 'retentionMs', 'handsAtTheEnd')
  local kinds, retentionMs, handsAtTheEnd = found[1], found[2], found[3]
  local events = {}
  for cid in participants(kinds) do
    for _, strategy in ipairs({ 'exchange', 'item', 'instant' }) do
      for _, moveId in ipairs(mapIds(movesKey(cid), strategy)) do
        dropMove(cid, strategy, moveId)
        events[#events + 1] = '{"type":"move_cancelled","cid":"' .. cid .. '","moveId":"' .. moveId
          .. '","strategy":"' .. strategy .. '","reason":"battle_finished","actionId":null}'
      end
    end
  end
  if handsAtTheEnd == 'refunded' then
    for cid in participants(kinds) do
      events[#events + 1] = refundHand(cid)
    end
  end
  flushMaps()
  local winnerJson = winner == '' and 'null' or '"' .. winner .. '"'
  events[#events + 1] = '{"type":"battle_finished","winner":' .. winnerJson .. ',"reason":"' .. reason
    .. '","step":' .. redis.call('HGET', KEYS[1], 'step') .. '}'
  publishNews('finished', appendLog(events, now), traceparent)
  redis.call('HSET', KEYS[1], 'status', 'finished', 'winner', winner, 'reason', reason, 'finishedAt', integer(now))
  for _, name in ipairs({
    'meta', 'targets', 'q:actions', 'log', 'sys:busy', 'sys:signal',
    'genesis', 'ledger', 'dead-letters', 'registered', 'afk', 'asked',
  }) do
    redis.call('PEXPIRE', base .. name, retentionMs)
  end
  for cid in participants(kinds) do
    redis.call('PEXPIRE', actorKey(cid), retentionMs)
    redis.call('PEXPIRE', movesKey(cid), retentionMs)
  end
end
