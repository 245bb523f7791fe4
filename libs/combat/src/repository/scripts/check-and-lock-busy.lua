-- Promises a batch for what is queued, if nobody is at it.
--
-- KEYS[1] the session's meta key
-- ARGV    lifetime of the promise ms
-- Answers {'ok', Executor owed 1|0}, or {error code}.
--- @include "keys"
--- @include "session"
--- @include "busy"
local _, refusal = openActiveSession()
if refusal then
  return refusal
end
return { 'ok', promiseBatch(ARGV[1]) and 1 or 0 }
