--- @include "document"
-- The JSON text of a document with the given parts, or nil if there is no such document.
local function readParts(key, parts)
  local values = partTexts(key, parts)
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
