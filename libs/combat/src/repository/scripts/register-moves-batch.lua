-- Registers moves of one actor, each by itself: one that is refused does not touch the others.
--
-- KEYS[1] the session's meta key
-- ARGV    actor id, traceparent or '',
--         n, then n times: strategy, move id, intent JSON, and for a strike: target id, feint id or ''
-- Answers {'done', signal owed 1|0, shortest wait for an answer ms or '', one outcome a move}, or {error code} for the session.
--- @include "keys"
--- @include "arguments"
--- @include "exchange-registration"
--- @include "instant-registration"
local cid = nextArgument()
local meta, missing = openForRegistration(nextArgument())
if missing then
  return missing
end
local outcomes = {}
local hasWork = false
local shortestMs = ''
for i = 1, nextNumber() do
  local strategy, moveId, intent = nextArgument(), nextArgument(), nextArgument()
  local outcome, found, waitsMs
  if strategy == 'exchange' then
    local target, feintId = nextArgument(), nextArgument()
    outcome, found, waitsMs = registerExchange(meta, cid, target, moveId, feintId, intent)
  else
    outcome, found = registerInstant(meta, cid, strategy, moveId, intent)
  end
  outcomes[i] = outcome
  hasWork = hasWork or found
  if waitsMs and (shortestMs == '' or waitsMs < shortestMs) then
    shortestMs = waitsMs
  end
end
flushRegistration(meta)
return { 'done', hasWork and raiseSignal() and 1 or 0, shortestMs, unpack(outcomes) }
