-- Every key of a session is made from the first one, so all of them lie in its slot.
local base = string.sub(KEYS[1], 1, -5)
local sid = string.match(KEYS[1], '{(.-)}')
local function actorKey(cid)
  return base .. 'actor:' .. cid
end
local function movesKey(cid)
  return base .. 'moves:' .. cid
end
