-- Registers the use of an item or an ability: it waits for nobody, so a signal is always owed.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, strategy item|instant, move id, intent JSON, and of a traced move its traceparent
-- Answers {'registered', signal owed 1|0}, {'duplicate'}, or {error code}.
--- @include "keys"
--- @include "instant-registration"
local meta, missing = openForRegistration(ARGV[5])
if missing then
  return missing
end
local outcome, hasWork = registerInstant(meta, ARGV[1], ARGV[2], ARGV[3], ARGV[4])
flushRegistration(meta)
if outcome ~= 'registered' then
  return { outcome }
end
return { outcome, hasWork and raiseSignal() and 1 or 0 }
