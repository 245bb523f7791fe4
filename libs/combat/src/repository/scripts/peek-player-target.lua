-- The next target in an actor's queue, which stays where it is.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id
-- Answers {'ok', target id or ''}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "participants"
--- @include "targets"
local _, refusal = openSession()
if refusal then
  return refusal
end
if not isParticipant(redis.call('HGET', KEYS[1], 'kinds'), ARGV[1]) then
  return { 'actor/not-found' }
end
return { 'ok', firstTarget(ARGV[1]) or '' }
