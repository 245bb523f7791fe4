-- A part of a document that maps ids to objects, as the JSON text {"id":{…},"id":{…}}. The objects' strings are ids,
-- which hold no braces and no quotes, and an object inside a member is that member's first field: so a member begins
-- right after the opening brace or after a comma, and is found and cut out without decoding the text. The texts that
-- a script works on are read once and written once, by flushMaps.
local mapTexts = {}
local changedMaps = {}
local function mapText(key, part)
  local name = key .. ' ' .. part
  if not mapTexts[name] then
    mapTexts[name] = redis.call('HGET', key, part) or '{}'
  end
  return mapTexts[name], name
end
local function changeMap(name, key, part, text)
  mapTexts[name] = text
  changedMaps[name] = { key, part }
end
-- Where the member's name begins in the text, or nil.
local function memberStart(text, id)
  local opening = '"' .. id .. '":{'
  if string.sub(text, 2, #opening + 1) == opening then
    return 2
  end
  local comma = string.find(text, ',' .. opening, 1, true)
  return comma and comma + 1
end
local function mapHas(key, part, id)
  return memberStart(mapText(key, part), id) ~= nil
end
-- The JSON text of the object, or nil.
local function mapGet(key, part, id)
  local text = mapText(key, part)
  local from = memberStart(text, id)
  return from and string.match(text, '%b{}', from)
end
local function mapDrop(key, part, id)
  local text, name = mapText(key, part)
  local from = memberStart(text, id)
  if not from then
    return
  end
  local _, to = string.find(text, '%b{}', from)
  if string.sub(text, to + 1, to + 1) == ',' then
    to = to + 1
  elseif string.sub(text, from - 1, from - 1) == ',' then
    from = from - 1
  end
  changeMap(name, key, part, string.sub(text, 1, from - 1) .. string.sub(text, to + 1))
end
local function mapPut(key, part, id, object)
  mapDrop(key, part, id)
  local text, name = mapText(key, part)
  local member = '"' .. id .. '":' .. object
  if text == '{}' then
    changeMap(name, key, part, '{' .. member .. '}')
  else
    changeMap(name, key, part, string.sub(text, 1, -2) .. ',' .. member .. '}')
  end
end
-- The ids of a map.
local function mapIds(key, part)
  local ids = {}
  for id in string.gmatch(mapText(key, part), '"([^"]+)":%b{}') do
    ids[#ids + 1] = id
  end
  return ids
end
local function flushMaps()
  for name, place in pairs(changedMaps) do
    redis.call('HSET', place[1], place[2], mapTexts[name])
  end
end
