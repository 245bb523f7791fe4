-- A JSON document as a HASH: one field a top-level part, the part's JSON text as its value.
local function setParts(key, parts)
  local fields = {}
  for i = 1, #parts do
    fields[#fields + 1] = parts[i][1]
    fields[#fields + 1] = parts[i][2]
  end
  redis.call('HSET', key, unpack(fields))
end
local createDocument = setParts
-- The JSON texts of parts of a document, false for what is not there.
local function partTexts(key, parts)
  return redis.call('HMGET', key, unpack(parts))
end
