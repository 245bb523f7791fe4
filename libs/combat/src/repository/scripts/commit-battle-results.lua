-- Applies what one Executor run has computed, if its token still holds the lock; else changes nothing.
-- The parts that it sets whole are written by Executors only; what others write too (hand, queues) is changed entry by
-- entry, upon what stands there now.
--
-- KEYS[1] the session's meta key
-- ARGV    token, actions taken from the queue, exchanges among them,
--         n, then n times: actor id, k, then k times: part, JSON,
--         n, then n times: actor id, feint id, JSON of its place in the hand,
--         n, then n times: actor id (newly defeated),
--         n, then n times: actor id, target id that comes back into its queue,
--         n, then n times: actor id, target id that comes to the front of its queue,
--         n event JSONs, n ledger JSONs, n dead letter JSONs (each list preceded by its n),
--         and of a traced run its traceparent
-- Answers {'committed', queue length, status, signal owed 1|0, when (ms, as text)}, {'zombie'}, or {error code}.
--- @include "keys"
--- @include "arguments"
--- @include "clock"
--- @include "session"
--- @include "document"
--- @include "targets"
--- @include "finish"
--- @include "signal"
--- @include "busy"
local function nextList()
  local list = {}
  for i = 1, nextNumber() do
    list[i] = nextArgument()
  end
  return list
end

local _, refusal, kinds, dead, step, revision = openActiveSession('kinds', 'dead', 'step', 'revision')
if refusal then
  return refusal
end
if redis.call('GET', busyKey) ~= nextArgument() then
  return { 'zombie' }
end
local now = currentTime()
local taken, steps = nextNumber(), nextNumber()

for _ = 1, nextNumber() do
  local cid = nextArgument()
  local parts = {}
  for i = 1, nextNumber() do
    parts[i] = { nextArgument(), nextArgument() }
  end
  setParts(actorKey(cid), parts)
end
for _ = 1, nextNumber() do
  local cid, feintId, json = nextArgument(), nextArgument(), nextArgument()
  putPlace(cid, feintId, json)
end
flushMaps()

for _, cid in ipairs(nextList()) do
  if not listHas(dead, cid) then
    dead = listAppend(dead, cid)
    setTargetQueue(cid, EMPTY_LIST)
    for other in participants(kinds) do
      takeTarget(other, cid)
    end
  end
end
for _ = 1, nextNumber() do
  local cid, target = nextArgument(), nextArgument()
  if not listHas(dead, cid) and not listHas(dead, target) then
    giveTarget(cid, target)
  end
end
for _ = 1, nextNumber() do
  frontTarget(nextArgument(), nextArgument())
end
local last = appendLog(nextList(), now)
pushAll(base .. 'ledger', nextList())
pushAll(base .. 'dead-letters', nextList())
local traceparent = nextArgument()

redis.call('LTRIM', base .. 'q:actions', taken, -1)
redis.call('HSET', KEYS[1], 'dead', dead, 'step', step + steps, 'revision', integer(revision + 1),
  'updatedAt', integer(now))
redis.call('DEL', busyKey)

-- Before the end, which gives every key its lifetime.
local owed = raiseSignal()
local status = 'active'
local winner, reason
-- A battle begins with two teams: as long as everybody stands it is not decided.
if dead ~= EMPTY_LIST then
  winner, reason = decision()
end
if winner then
  status = 'finished'
  finish(winner, reason, now, traceparent)
else
  publishNews(status, last, traceparent)
end
return { 'committed', redis.call('LLEN', base .. 'q:actions'), status, owed and 1 or 0, integer(now) }
