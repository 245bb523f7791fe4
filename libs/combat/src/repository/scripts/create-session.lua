-- Creates a battle: meta, target queues, actors with empty moves, genesis, the first log entry.
--
-- KEYS[1] the session's meta key
-- ARGV    genesis JSON, start event JSON,
--         n, then n times: field and value of meta,
--         n, then n times: actor id, its target queue (JSON list of ids),
--         n, then n times: actor id, number of parts, then for each part: name, JSON
-- Answers {'created', signal owed 1|0}, {'exists'} for the same genesis again, {'session/exists'} for another one.
--- @include "keys"
--- @include "arguments"
--- @include "clock"
--- @include "encoding"
--- @include "document"
--- @include "targets"
--- @include "log"
--- @include "signal"
local genesis = nextArgument()
local startEvent = nextArgument()

if redis.call('EXISTS', KEYS[1]) == 1 then
  if redis.call('GET', base .. 'genesis') == genesis then
    return { 'exists' }
  end
  return { 'session/exists' }
end

local now = currentTime()
local fields = {}
for _ = 1, nextNumber() * 2 do
  fields[#fields + 1] = nextArgument()
end
redis.call('HSET', KEYS[1], 'status', 'active', 'encoding', ENCODING, 'step', 0, 'revision', 0, 'dead', EMPTY_LIST,
  'createdAt', integer(now), 'updatedAt', integer(now), unpack(fields))
redis.call('SET', base .. 'genesis', genesis)

local queues = {}
for i = 1, nextNumber() do
  queues[i] = { nextArgument(), nextArgument() }
end
createTargets(queues)

for _ = 1, nextNumber() do
  local cid = nextArgument()
  local parts = {}
  for i = 1, nextNumber() do
    parts[i] = { nextArgument(), nextArgument() }
  end
  createDocument(actorKey(cid), parts)
  createDocument(movesKey(cid), { { 'exchange', '{}' }, { 'item', '{}' }, { 'instant', '{}' } })
end

publishNews('active', appendLog({ startEvent }, now))
return { 'created', raiseSignal() and 1 or 0 }
