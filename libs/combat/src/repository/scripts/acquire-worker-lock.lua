-- Takes the session for one Executor run.
--
-- KEYS[1] the session's meta key
-- ARGV    token, lifetime ms
-- Answers {'acquired'}, {'busy'} if another run holds it, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "busy"
local _, refusal = openActiveSession()
if refusal then
  return refusal
end
return { acquireLock(ARGV[1], ARGV[2]) and 'acquired' or 'busy' }
