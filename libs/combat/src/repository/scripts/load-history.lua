-- Everything that is kept of a battle, at one moment. Of the ledger and the log, which only grow, the first entries and
-- how many there are: the rest can be read later.
--
-- KEYS[1] the session's meta key
-- ARGV    how many entries, then names of the actors' parts
-- Answers {'ok', meta (fields and values), genesis JSON, {actor id, JSON of its parts, …}, length of the ledger,
--         {ledger JSON, …}, length of the log, {log JSON, …}}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "participants"
--- @include "document-text"
local _, refusal, kinds = openSession('kinds')
if refusal then
  return refusal
end
local function firstEntries(key)
  return redis.call('LRANGE', key, 0, tonumber(ARGV[1]) - 1)
end
local parts = { unpack(ARGV, 2) }
local actors = {}
for cid in participants(kinds) do
  actors[#actors + 1] = cid
  actors[#actors + 1] = readParts(actorKey(cid), parts)
end
return {
  'ok',
  redis.call('HGETALL', KEYS[1]),
  redis.call('GET', base .. 'genesis'),
  actors,
  redis.call('LLEN', base .. 'ledger'),
  firstEntries(base .. 'ledger'),
  redis.call('LLEN', base .. 'log'),
  firstEntries(base .. 'log'),
}
