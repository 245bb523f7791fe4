-- All that stands of a battle at one moment, for people who look into it. Of the log and the ledger, which only grow, how
-- long they are: they can be read later.
--
-- KEYS[1] the session's meta key
-- ARGV    n, then names of n parts of actors; names of the session's other keys, behind its tag
-- Answers {'ok', now ms, meta (fields and values), {actor id, JSON of its parts or '', JSON of its moves or '', JSON of its
--         target queue, …}, {action JSON, …}, {dead letter JSON, …}, {id of what was registered, …}, lock or '',
--         signal 1|0, length of the log, of the ledger, {key name, lifetime ms, …} where there is such a key},
--         or {error code}.
--- @include "keys"
--- @include "arguments"
--- @include "session"
--- @include "participants"
--- @include "clock"
--- @include "document-text"
--- @include "targets"
local _, refusal, kinds = openSession('kinds')
if refusal then
  return refusal
end
local parts = {}
for i = 1, nextNumber() do
  parts[i] = nextArgument()
end
local lifetimes = {}
local function addLifetime(name)
  local ms = redis.call('PTTL', base .. name)
  if ms ~= -2 then
    lifetimes[#lifetimes + 1] = name
    lifetimes[#lifetimes + 1] = ms
  end
end
for name in nextArgument do
  addLifetime(name)
end

local strategies = { 'exchange', 'item', 'instant' }
local actors = {}
for cid in participants(kinds) do
  actors[#actors + 1] = cid
  actors[#actors + 1] = readParts(actorKey(cid), parts) or ''
  actors[#actors + 1] = readParts(movesKey(cid), strategies) or ''
  actors[#actors + 1] = targetQueue(cid)
  addLifetime('actor:' .. cid)
  addLifetime('moves:' .. cid)
end
return {
  'ok',
  integer(currentTime()),
  redis.call('HGETALL', KEYS[1]),
  actors,
  redis.call('LRANGE', base .. 'q:actions', 0, -1),
  redis.call('LRANGE', base .. 'dead-letters', 0, -1),
  redis.call('HKEYS', base .. 'registered'),
  redis.call('GET', base .. 'sys:busy') or '',
  redis.call('EXISTS', base .. 'sys:signal'),
  redis.call('LLEN', base .. 'log'),
  redis.call('LLEN', base .. 'ledger'),
  lifetimes,
}
