-- What the Collector decides from. Lowers the signal flag before it reads, so that a move which comes later raises it
-- again: none can slip between two signals.
--
-- KEYS[1] the session's meta key
-- Answers {'ok', now ms, meta (fields and values), queue length, busy 1|0, someone standing has a target 1|0,
--          {bot id, its target queue, …}, {actor id, moves JSON, …} where any wait, {asked fields and values}},
--         or {error code}.
--- @include "keys"
--- @include "session"
--- @include "id-list"
--- @include "participants"
--- @include "clock"
--- @include "document-text"
--- @include "targets"
local _, refusal, kinds, dead = openSession('kinds', 'dead')
if refusal then
  return refusal
end
redis.call('DEL', base .. 'sys:signal')

local strategies = { 'exchange', 'item', 'instant' }
local noMoves = '{"exchange":{},"item":{},"instant":{}}'
local queues, moves, hasTargets = {}, {}, false
for cid, kind in participants(kinds) do
  local standing = not listHas(dead, cid)
  if standing and (kind == 'bot' or not hasTargets) then
    local queue = targetQueue(cid)
    hasTargets = hasTargets or queue ~= EMPTY_LIST
    if kind == 'bot' then
      queues[#queues + 1] = cid
      queues[#queues + 1] = queue
    end
  end
  local document = readParts(movesKey(cid), strategies)
  if document and document ~= noMoves then
    moves[#moves + 1] = cid
    moves[#moves + 1] = document
  end
end
return {
  'ok',
  integer(currentTime()),
  redis.call('HGETALL', KEYS[1]),
  redis.call('LLEN', base .. 'q:actions'),
  redis.call('EXISTS', base .. 'sys:busy'),
  hasTargets and 1 or 0,
  queues,
  moves,
  redis.call('HGETALL', base .. 'asked'),
}
