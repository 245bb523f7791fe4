-- Registers strikes of one actor, each by itself: one that is refused does not touch the others.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, n, then n times: target id, move id, feint id or '', intent JSON
-- Answers {'done', signal owed 1|0, shortest wait for an answer ms or '', one outcome a move}, or {error code} for the session.
--- @include "keys"
--- @include "arguments"
--- @include "exchange-registration"
local meta, missing = openForRegistration()
if missing then
  return missing
end
local cid = nextArgument()
local outcomes = {}
local hasWork = false
local shortestMs = ''
for i = 1, nextNumber() do
  local target, moveId, feintId, intent = nextArgument(), nextArgument(), nextArgument(), nextArgument()
  local outcome, found, waitsMs = registerExchange(meta, cid, target, moveId, feintId, intent)
  outcomes[i] = outcome
  hasWork = hasWork or found
  if waitsMs and (shortestMs == '' or waitsMs < shortestMs) then
    shortestMs = waitsMs
  end
end
flushRegistration(meta)
return { 'done', hasWork and raiseSignal() and 1 or 0, shortestMs, unpack(outcomes) }
