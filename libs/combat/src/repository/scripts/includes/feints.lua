--- @include "map"
-- A feint leaves the hand with the strike that names it. Its place in the hand goes along, as the move's first field, so
-- that it can come back if nothing becomes of the strike.
local FEINT_PLACE = '"feintPlace":'
-- Takes a feint that the actor holds out of the hand; answers the field that keeps its place.
local function takeFeint(cid, feintId)
  local place = mapGet(actorKey(cid), 'hand', feintId)
  mapDrop(actorKey(cid), 'hand', feintId)
  return FEINT_PLACE .. place .. ','
end
-- Drops a waiting move; the feint that it holds, if any, goes back into the hand.
local function dropMove(cid, strategy, moveId)
  local move = mapGet(movesKey(cid), strategy, moveId)
  mapDrop(movesKey(cid), strategy, moveId)
  local place = string.match(move, FEINT_PLACE .. '(%b{})')
  if place then
    mapPut(actorKey(cid), 'hand', string.match(move, '"feintId":"([^"]+)"'), place)
  end
end
