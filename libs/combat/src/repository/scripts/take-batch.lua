-- Takes the session for one Executor run and reads what the run is computed from. One script, so that what is read can
-- never be older than the lock.
--
-- KEYS[1] the session's meta key
-- ARGV    token, lifetime ms, how many actions, then names of the actors' parts
-- Answers {'ok', meta (fields and values), {actor id, JSON of each part, …}, {action JSON, …}}, {'busy'} if another run
--         holds the session, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "busy"
--- @include "context"
local _, refusal, kinds = openActiveSession('kinds')
if refusal then
  return refusal
end
if not acquireLock(ARGV[1], ARGV[2]) then
  return { 'busy' }
end
return { 'ok', batchContext(kinds, tonumber(ARGV[3]), { unpack(ARGV, 4) }) }
