-- A part of a document that maps ids to objects, in the server's own JSON type.
local function memberPath(part, id)
  return '$["' .. part .. '"]["' .. id .. '"]'
end
local function mapHas(key, part, id)
  local matches = redis.call('JSON.GET', key, memberPath(part, id))
  return matches and matches ~= '[]'
end
-- The JSON text of the object, or nil.
local function mapGet(key, part, id)
  local matches = redis.call('JSON.GET', key, memberPath(part, id))
  if not matches or matches == '[]' then
    return nil
  end
  return string.sub(matches, 2, -2)
end
local function mapPut(key, part, id, object)
  redis.call('JSON.SET', key, memberPath(part, id), object)
end
local function mapDrop(key, part, id)
  redis.call('JSON.DEL', key, memberPath(part, id))
end
-- The ids of a map.
local function mapIds(key, part)
  local matches = redis.call('JSON.OBJKEYS', key, '$["' .. part .. '"]')
  return matches and matches[1] or {}
end
-- Nothing waits here: each change was written when it was made.
local function flushMaps()
end
