--- @include "map"
-- A feint leaves the hand with the strike that names it. Its place in the hand goes along, as the move's first field, so
-- that it can come back if nothing becomes of the strike.
local FEINT_PLACE = '"feintPlace":'
-- Adds the tokens of a place's price to the amounts by token.
local function addPrice(amounts, place)
  for token, amount in string.gmatch(place, '"(%a+)":(%d+)') do
    amounts[token] = (amounts[token] or 0) + tonumber(amount)
  end
end
-- The amounts as the fields of a JSON object, in the order of the tokens' names: equal amounts are equal texts.
local function amountFields(amounts)
  local fields = {}
  for token, amount in pairs(amounts) do
    fields[#fields + 1] = '"' .. token .. '":' .. integer(amount)
  end
  table.sort(fields)
  return table.concat(fields, ',')
end
-- Puts a place into the hand. A hand holds a feint once: if it is there already, the place is worth both prices.
local function putPlace(cid, feintId, place)
  local held = mapGet(actorKey(cid), 'hand', feintId)
  if held then
    local amounts = {}
    addPrice(amounts, held)
    addPrice(amounts, place)
    place = '{"price":{' .. amountFields(amounts) .. '}}'
  end
  mapPut(actorKey(cid), 'hand', feintId, place)
end
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
    putPlace(cid, string.match(move, '"feintId":"([^"]+)"'), place)
  end
end
