--- @include "encoding"
-- The status of the session, or nil and the answer to give: there is none, or it was stored in the other encoding.
local function openSession()
  local found = redis.call('HMGET', KEYS[1], 'status', 'encoding')
  if not found[1] then
    return nil, { 'session/not-found' }
  end
  if found[2] ~= ENCODING then
    return nil, { 'storage/encoding', found[2] }
  end
  return found[1]
end
-- The same, where only an active session will do.
local function openActiveSession()
  local status, refusal = openSession()
  if status and status ~= 'active' then
    return nil, { 'session/not-active' }
  end
  return status, refusal
end
