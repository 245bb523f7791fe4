-- What a user interface shows of a battle: of each actor only some parts.
--
-- KEYS[1] the session's meta key
-- ARGV    names of the actors' parts
-- Answers {'ok', now ms, meta (fields and values), last log entry, {actor id, JSON of its parts, …}}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "participants"
--- @include "clock"
--- @include "document-text"
local _, refusal, kinds = openSession('kinds')
if refusal then
  return refusal
end
local actors = {}
for cid in participants(kinds) do
  actors[#actors + 1] = cid
  actors[#actors + 1] = readParts(actorKey(cid), ARGV)
end
return {
  'ok',
  integer(currentTime()),
  redis.call('HGETALL', KEYS[1]),
  redis.call('LINDEX', base .. 'log', -1),
  actors,
}
