-- Puts the action of a dead letter back to the end of the queue, if it may stand there as though it had never failed: its
-- strikes are those that were declared, its actors stand, and what came back to them by the failure, targets and feints,
-- is still there to be taken anew. Else changes nothing.
--
-- KEYS[1] the session's meta key
-- ARGV    the letter's JSON as it stands in the list, n, then n times: actor id, move id, target id or '',
--         feint id or '', JSON of the place that the feint had in the hand or null
-- Answers {'retried', signal owed 1|0, queue length}, {'gone'} if there is no such letter, {'altered', move id} if the
--         move was declared otherwise or never, or {error code, actor id, target id, feint id}.
--- @include "keys"
--- @include "arguments"
--- @include "clock"
--- @include "session"
--- @include "id-list"
--- @include "participants"
--- @include "targets"
--- @include "feints"
--- @include "log"
--- @include "signal"
local _, refusal, kinds, dead, revision = openActiveSession('kinds', 'dead', 'revision')
if refusal then
  return refusal
end
local letter = nextArgument()
if not redis.call('LPOS', base .. 'dead-letters', letter) then
  return { 'gone' }
end
local entry = cjson.decode(letter).entry

-- What a feint's place in the hand is worth beyond another place of it, by token: empty if that is all; nil if it is worth
-- less, if it is not in the hand, or if the other one is none.
local function worthBeyond(cid, feintId, place)
  local held = mapGet(actorKey(cid), 'hand', feintId)
  if not held or place == 'null' then
    return nil
  end
  local amounts, price = {}, {}
  addPrice(amounts, held)
  addPrice(price, place)
  for token, amount in pairs(price) do
    local rest = (amounts[token] or 0) - amount
    if rest < 0 then
      return nil
    end
    amounts[token] = rest > 0 and rest or nil
  end
  return amounts
end
-- Takes out of the hand as much of a feint as this place of it is worth; the hand must be worth it.
local function takePlace(cid, feintId, place)
  local rest = worthBeyond(cid, feintId, place)
  if next(rest) then
    mapPut(actorKey(cid), 'hand', feintId, '{"price":{' .. amountFields(rest) .. '}}')
  else
    mapDrop(actorKey(cid), 'hand', feintId)
  end
end
local function refusalOf(cid, target, feintId, place)
  if not isParticipant(kinds, cid) then
    return 'actor/not-found'
  end
  if listHas(dead, cid) then
    return 'actor/defeated'
  end
  if target ~= '' and not hasTarget(cid, target) then
    return 'target/not-available'
  end
  if feintId ~= '' and not worthBeyond(cid, feintId, place) then
    return 'feint/not-in-hand'
  end
end
-- The queue holds a strike as it was declared, behind what the server has added.
local function isAsDeclared(cid, moveId, target)
  local intent = redis.call('HGET', base .. 'registered', 'move:' .. cid .. ':' .. moveId)
  return intent and (target == '' or string.find(entry, string.sub(intent, 2), 1, true) ~= nil)
end

local moves = {}
for i = 1, nextNumber() do
  local cid, moveId, target = nextArgument(), nextArgument(), nextArgument()
  local feintId, place = nextArgument(), nextArgument()
  if not isAsDeclared(cid, moveId, target) then
    return { 'altered', moveId }
  end
  local code = refusalOf(cid, target, feintId, place)
  if code then
    return { code, cid, target, feintId }
  end
  moves[i] = { cid, target, feintId, place }
end

for i = 1, #moves do
  local cid, target, feintId, place = unpack(moves[i])
  if target ~= '' then
    takeTarget(cid, target)
  end
  if feintId ~= '' then
    takePlace(cid, feintId, place)
  end
end
flushMaps()
pushAll(base .. 'q:actions', { entry })
redis.call('LREM', base .. 'dead-letters', 1, letter)
redis.call('HSET', KEYS[1], 'revision', integer(revision + 1), 'updatedAt', integer(currentTime()))
return { 'retried', raiseSignal() and 1 or 0, redis.call('LLEN', base .. 'q:actions') }
