-- Takes the session for one Executor run: a free lock or a promise becomes the run's token.
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
local holder = redis.call('GET', busyKey)
if holder and holder ~= 'pending' and holder ~= ARGV[1] then
  return { 'busy' }
end
redis.call('SET', busyKey, ARGV[1], 'PX', ARGV[2])
return { 'acquired' }
