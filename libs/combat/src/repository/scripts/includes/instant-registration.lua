--- @include "registration"
-- Registers the use of an item or an ability, of which only so many may wait. Answers the outcome, and whether the
-- Collector would find work: it would, for a use waits for nobody.
local function registerInstant(meta, cid, strategy, moveId, intent)
  local refusal = registrationRefusal(meta, cid, moveId, intent)
  if refusal then
    return refusal, false
  end
  local waiting = #mapIds(movesKey(cid), 'item') + #mapIds(movesKey(cid), 'instant')
  if waiting >= tonumber(redis.call('HGET', KEYS[1], 'maxWaitingInstants')) then
    return 'move/too-many', false
  end
  putMove(meta, cid, strategy, moveId, intent, '')
  return 'registered', true
end
