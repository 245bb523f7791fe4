--- @include "encoding"
-- The status of the session, nil, and further fields of its meta; or nil and the answer to give: there is no such
-- session, or it was stored in the other encoding.
local function openSession(...)
  local found = redis.call('HMGET', KEYS[1], 'status', 'encoding', ...)
  if not found[1] then
    return nil, { 'session/not-found' }
  end
  if found[2] ~= ENCODING then
    return nil, { 'storage/encoding', found[2] }
  end
  return found[1], nil, unpack(found, 3)
end
-- The same, where only an active session will do.
local function openActiveSession(...)
  local opened = { openSession(...) }
  if opened[1] and opened[1] ~= 'active' then
    return nil, { 'session/not-active' }
  end
  return unpack(opened, 1, 2 + select('#', ...))
end
