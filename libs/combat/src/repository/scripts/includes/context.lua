--- @include "participants"
--- @include "document"
-- Everything that a batch is computed from: meta (fields and values), {actor id, JSON of each part, …}, and the first
-- entries of the queue.
local function batchContext(kinds, batchSize, parts)
  local actors = {}
  for cid in participants(kinds) do
    actors[#actors + 1] = cid
    local texts = partTexts(actorKey(cid), parts)
    for i = 1, #parts do
      actors[#actors + 1] = texts[i] or 'null'
    end
  end
  return redis.call('HGETALL', KEYS[1]), actors, redis.call('LRANGE', base .. 'q:actions', 0, batchSize - 1)
end
