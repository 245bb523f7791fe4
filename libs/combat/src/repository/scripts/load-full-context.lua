-- Everything that a batch is computed from: meta, whole actors, and the first actions of the queue.
--
-- KEYS[1] the session's meta key
-- ARGV    how many actions, then names of the actors' parts
-- Answers {'ok', meta (fields and values), {actor id, JSON of each part, …}, {action JSON, …}}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "participants"
--- @include "document"
local _, refusal, kinds = openSession('kinds')
if refusal then
  return refusal
end
local parts = {}
for i = 2, #ARGV do
  parts[i - 1] = ARGV[i]
end
local actors = {}
for cid in participants(kinds) do
  actors[#actors + 1] = cid
  local texts = partTexts(actorKey(cid), parts)
  for i = 1, #parts do
    actors[#actors + 1] = texts[i] or 'null'
  end
end
return {
  'ok',
  redis.call('HGETALL', KEYS[1]),
  actors,
  redis.call('LRANGE', base .. 'q:actions', 0, tonumber(ARGV[1]) - 1),
}
