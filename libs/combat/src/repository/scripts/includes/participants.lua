-- `kinds` is the JSON text {"a":"player","b":"bot"}, read like a list of ids.
local function isParticipant(kinds, cid)
  return string.find(kinds, '"' .. cid .. '":"', 1, true) ~= nil
end
local function isBot(kinds, cid)
  return string.find(kinds, '"' .. cid .. '":"bot"', 1, true) ~= nil
end
-- Iterates over id, kind.
local function participants(kinds)
  return string.gmatch(kinds, '"([^"]+)":"(%a+)"')
end
