--- @include "session"
--- @include "id-list"
--- @include "participants"
--- @include "clock"
--- @include "targets"
--- @include "map"
--- @include "signal"
-- What the registration of moves has in common. A move id is remembered for the battle's life with what its actor
-- declared under it, so that the same request again is recognized even after the move was executed.
local registeredKey = base .. 'registered'
local function registeredName(cid, moveId)
  return 'move:' .. cid .. ':' .. moveId
end
-- @param traceparent of the trace that the moves are declared in; nil or '' if there is none
local function openForRegistration(traceparent)
  local status, refusal, kinds, dead, answerMs, revision = openSession('kinds', 'dead', 'answerMs', 'revision')
  if refusal then
    return nil, refusal
  end
  return {
    status = status,
    kinds = kinds,
    dead = dead,
    answerMs = answerMs,
    revision = revision,
    now = currentTime(),
    trace = traceparent and traceparent ~= '' and '"traceparent":"' .. traceparent .. '",' or '',
  }
end
-- Nil if the actor may register this intent, else the answer to give.
local function registrationRefusal(meta, cid, moveId, intent)
  local known = redis.call('HGET', registeredKey, registeredName(cid, moveId))
  if known then
    return known == intent and 'duplicate' or 'move/conflict'
  end
  if meta.status ~= 'active' then
    return 'session/not-active'
  end
  if not isParticipant(meta.kinds, cid) then
    return 'actor/not-found'
  end
  if listHas(meta.dead, cid) then
    return 'actor/defeated'
  end
  return nil
end
-- Writes the move into its actor's document. The fields that the server adds come first: `more` are those that only
-- some moves have, as JSON text with a comma behind each. They come before all others, for an object may stand nowhere
-- else in a move: behind a comma it would look like a move of its own.
local function putMove(meta, cid, strategy, moveId, intent, more)
  meta.revision = meta.revision + 1
  meta.isChanged = true
  local added = more .. meta.trace .. '"seq":' .. integer(meta.revision) .. ',"registeredAt":' .. integer(meta.now) .. ','
  mapPut(movesKey(cid), strategy, moveId, '{' .. added .. string.sub(intent, 2))
  redis.call('HSET', registeredKey, registeredName(cid, moveId), intent)
end
-- Writes what the moves have in common.
local function flushRegistration(meta)
  if meta.isChanged then
    flushMaps()
    redis.call('HSET', KEYS[1], 'revision', integer(meta.revision), 'updatedAt', integer(meta.now))
  end
end
