-- Sets a dead letter aside. It stays in the list, with the time: its moves have ended there and nowhere else.
--
-- KEYS[1] the session's meta key
-- ARGV    the letter's JSON as it stands in the list
-- Answers {'dropped'}, {'gone'} if there is no such letter, or {error code}.
--- @include "keys"
--- @include "clock"
--- @include "session"
local _, refusal = openSession()
if refusal then
  return refusal
end
local at = redis.call('LPOS', base .. 'dead-letters', ARGV[1])
if not at then
  return { 'gone' }
end
local marked = string.sub(ARGV[1], 1, -2) .. ',"droppedAt":' .. integer(currentTime()) .. '}'
redis.call('LSET', base .. 'dead-letters', at, marked)
return { 'dropped' }
