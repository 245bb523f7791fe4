-- A JSON document as the server's own JSON type.
local function createDocument(key, parts)
  local texts = {}
  for i = 1, #parts do
    texts[i] = '"' .. parts[i][1] .. '":' .. parts[i][2]
  end
  redis.call('JSON.SET', key, '$', '{' .. table.concat(texts, ',') .. '}')
end
local function setParts(key, parts)
  for i = 1, #parts do
    redis.call('JSON.SET', key, '$["' .. parts[i][1] .. '"]', parts[i][2])
  end
end
-- The JSON texts of parts of a document, false for what is not there.
local function partTexts(key, parts)
  local texts = {}
  for i = 1, #parts do
    local matches = redis.call('JSON.GET', key, '$["' .. parts[i] .. '"]')
    texts[i] = matches and matches ~= '[]' and string.sub(matches, 2, -2)
  end
  return texts
end
