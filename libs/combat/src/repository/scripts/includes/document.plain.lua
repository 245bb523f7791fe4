-- A JSON document as a HASH: one field a top-level part, the part's JSON text as its value.
local function createDocument(key, parts)
  local fields = {}
  for i = 1, #parts do
    fields[#fields + 1] = parts[i][1]
    fields[#fields + 1] = parts[i][2]
  end
  redis.call('HSET', key, unpack(fields))
end
local function setPart(key, part, json)
  redis.call('HSET', key, part, json)
end
-- The JSON text of a document with the given parts, or nil if there is no such document.
local function readParts(key, parts)
  local values = redis.call('HMGET', key, unpack(parts))
  local texts = {}
  for i = 1, #parts do
    if values[i] then
      texts[#texts + 1] = '"' .. parts[i] .. '":' .. values[i]
    end
  end
  if #texts == 0 then
    return nil
  end
  return '{' .. table.concat(texts, ',') .. '}'
end
