-- Has a battle looked at once more: raises the signal flag, and takes the lock away if that is asked for. An Executor run
-- that held it is a zombie then: its commit compares its token and writes nothing, and what it took is still queued.
--
-- KEYS[1] the session's meta key
-- ARGV    take the lock away 1|0
-- Answers {'ok', lock as it was or '', its lifetime ms, signal flag stood already 1|0, queue length}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "busy"
--- @include "signal"
local _, refusal = openActiveSession()
if refusal then
  return refusal
end
local holder, lifetimeMs = redis.call('GET', busyKey), redis.call('PTTL', busyKey)
if ARGV[1] == '1' then
  redis.call('DEL', busyKey)
end
return { 'ok', holder or '', lifetimeMs, raiseSignal() and 0 or 1, redis.call('LLEN', base .. 'q:actions') }
