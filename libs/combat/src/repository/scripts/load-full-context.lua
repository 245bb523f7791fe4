-- Everything that a batch is computed from: meta, whole actors, and the first actions of the queue.
--
-- KEYS[1] the session's meta key
-- ARGV    how many actions, then names of the actors' parts
-- Answers {'ok', meta (fields and values), {actor id, JSON of each part, …}, {action JSON, …}}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "context"
local _, refusal, kinds = openSession('kinds')
if refusal then
  return refusal
end
return { 'ok', batchContext(kinds, tonumber(ARGV[1]), { unpack(ARGV, 2) }) }
