-- Registers one strike at an enemy.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, target id, move id, feint id or '', intent JSON, and of a traced move its traceparent
-- Answers {'registered', signal owed 1|0, deadline ms, how long until then ms}, {'duplicate'}, or {error code}.
--- @include "keys"
--- @include "exchange-registration"
local meta, missing = openForRegistration(ARGV[6])
if missing then
  return missing
end
local outcome, hasWork, waitsMs = registerExchange(meta, ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5])
flushRegistration(meta)
if outcome ~= 'registered' then
  return { outcome }
end
return { outcome, hasWork and raiseSignal() and 1 or 0, integer(meta.now + waitsMs), waitsMs }
