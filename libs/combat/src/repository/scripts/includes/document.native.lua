-- A JSON document as the server's own JSON type.
local function createDocument(key, parts)
  local texts = {}
  for i = 1, #parts do
    texts[i] = '"' .. parts[i][1] .. '":' .. parts[i][2]
  end
  redis.call('JSON.SET', key, '$', '{' .. table.concat(texts, ',') .. '}')
end
local function setPart(key, part, json)
  redis.call('JSON.SET', key, '$["' .. part .. '"]', json)
end
-- The JSON text of a document with the given parts, or nil if there is no such document.
local function readParts(key, parts)
  local texts = {}
  for i = 1, #parts do
    local matches = redis.call('JSON.GET', key, '$["' .. parts[i] .. '"]')
    if matches and matches ~= '[]' then
      texts[#texts + 1] = '"' .. parts[i] .. '":' .. string.sub(matches, 2, -2)
    end
  end
  if #texts == 0 then
    return nil
  end
  return '{' .. table.concat(texts, ',') .. '}'
end
