-- A list of ids is the JSON text ["a","b"]. No id holds a character that JSON escapes, so the text can be searched
-- and cut as it is, which costs far less than decoding it.
local EMPTY_LIST = '[]'
local function listHas(list, id)
  return string.find(list, '"' .. id .. '"', 1, true) ~= nil
end
local function listAppend(list, id)
  if list == EMPTY_LIST then
    return '["' .. id .. '"]'
  end
  return string.sub(list, 1, -2) .. ',"' .. id .. '"]'
end
local function listPrepend(list, id)
  if list == EMPTY_LIST then
    return '["' .. id .. '"]'
  end
  return '["' .. id .. '",' .. string.sub(list, 2)
end
-- The list without the id, or nil if the id is not in it.
local function listRemove(list, id)
  local from, to = string.find(list, '"' .. id .. '"', 1, true)
  if not from then
    return nil
  end
  if string.sub(list, to + 1, to + 1) == ',' then
    to = to + 1
  elseif string.sub(list, from - 1, from - 1) == ',' then
    from = from - 1
  end
  return string.sub(list, 1, from - 1) .. string.sub(list, to + 1)
end
local function listIds(list)
  return string.gmatch(list, '"([^"]+)"')
end
