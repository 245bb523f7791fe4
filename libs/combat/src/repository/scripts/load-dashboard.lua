-- What an actor's player sees of a battle at one moment: of all actors some parts, of the own one everything, its
-- waiting moves, its next target, and the end of the log.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, most log entries,
--         n, then n names of the parts of all actors, n, then n names of the parts of the own one
-- Answers {'ok', now ms, meta (fields and values), last log entry, {actor id, JSON of its parts, …}, JSON of the own parts,
--         JSON of the own moves, next target or '', last log entries}, or {error code}.
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
local cid, mostEntries = nextArgument(), nextNumber()
if not isParticipant(kinds, cid) then
  return { 'actor/not-found' }
end
local function nextList()
  local list = {}
  for i = 1, nextNumber() do
    list[i] = nextArgument()
  end
  return list
end
local seenParts, ownParts = nextList(), nextList()
local actors = {}
for other in participants(kinds) do
  actors[#actors + 1] = other
  actors[#actors + 1] = readParts(actorKey(other), seenParts)
end
return {
  'ok',
  integer(currentTime()),
  redis.call('HGETALL', KEYS[1]),
  redis.call('LINDEX', base .. 'log', -1),
  actors,
  readParts(actorKey(cid), ownParts),
  readParts(movesKey(cid), { 'exchange', 'item', 'instant' }),
  firstTarget(cid) or '',
  redis.call('LRANGE', base .. 'log', -mostEntries, -1),
}
