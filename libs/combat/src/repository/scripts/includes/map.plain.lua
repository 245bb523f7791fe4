-- A part of a document that maps ids to objects, as the JSON text {"id":{…},"id":{…}}. The objects' strings are ids,
-- which hold no braces and no quotes, so a member is found and cut out without decoding the text. The texts that a
-- script works on are read once and written once, by flushMaps.
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
local function mapHas(key, part, id)
  return string.find(mapText(key, part), '"' .. id .. '":{', 1, true) ~= nil
end
local function mapPut(key, part, id, object)
  local text, name = mapText(key, part)
  local member = '"' .. id .. '":' .. object
  if text == '{}' then
    changeMap(name, key, part, '{' .. member .. '}')
  else
    changeMap(name, key, part, string.sub(text, 1, -2) .. ',' .. member .. '}')
  end
end
local function mapDrop(key, part, id)
  local text, name = mapText(key, part)
  local from, brace = string.find(text, '"' .. id .. '":{', 1, true)
  local _, to = string.find(text, '%b{}', brace)
  if string.sub(text, to + 1, to + 1) == ',' then
    to = to + 1
  elseif string.sub(text, from - 1, from - 1) == ',' then
    from = from - 1
  end
  changeMap(name, key, part, string.sub(text, 1, from - 1) .. string.sub(text, to + 1))
end
-- The ids of a map whose objects hold no objects themselves.
local function mapIds(key, part)
  local ids = {}
  for id in string.gmatch(mapText(key, part), '"([^"]+)":{') do
    ids[#ids + 1] = id
  end
  return ids
end
local function flushMaps()
  for name, place in pairs(changedMaps) do
    redis.call('HSET', place[1], place[2], mapTexts[name])
  end
end
