-- Takes the next target out of an actor's queue.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id
-- Answers {'ok', target id or ''}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "participants"
--- @include "targets"
local _, refusal = openActiveSession()
if refusal then
  return refusal
end
if not isParticipant(redis.call('HGET', KEYS[1], 'kinds'), ARGV[1]) then
  return { 'actor/not-found' }
end
local target = firstTarget(ARGV[1])
if target then
  takeTarget(ARGV[1], target)
  redis.call('HINCRBY', KEYS[1], 'revision', 1)
end
return { 'ok', target or '' }
