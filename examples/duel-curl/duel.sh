#!/usr/bin/env bash
# A duel of two players, with nothing but curl and grep.
set -euo pipefail

battles=${MELEE_URL:-http://127.0.0.1:3000}/v1/battles
headers=(-H 'content-type: application/json')
if [[ -n ${MELEE_TOKEN:-} ]]; then headers+=(-H "authorization: Bearer $MELEE_TOKEN"); fi

get() { curl --silent --show-error --fail-with-body "${headers[@]}" "$battles$1"; }
post() { curl --silent --show-error "${headers[@]}" --data "$2" "$battles$1"; }

# The first value of a field in the JSON that comes in, without quotes.
field() { grep --only-matching --extended-regexp "\"$1\":(\"[^\"]*\"|[^,}]*)" | head -n 1 | cut -d: -f2 | tr -d '"'; }

strike() { # cid target step
  post "/$battle/moves" "{\"cid\":\"$1\",\"moveId\":\"$1-$3\",\"strategy\":\"exchange\",\"target\":\"$2\"}"
}

battle=$(post '' '{"mode":"duel","actors":[
  {"cid":"ada","team":"red","kind":"player","template":"warrior","name":"Ada"},
  {"cid":"bjorn","team":"blue","kind":"player","template":"duelist","name":"Bjorn"}]}' | field battleId)
echo "Battle $battle"

step=-1
while view=$(get "/$battle"); [[ $(field status <<<"$view") == active ]]; do
  now=$(field step <<<"$view")
  if [[ $now != "$step" ]]; then
    step=$now
    # Both strike once an exchange; a move of the same name would be the same move.
    strike ada bjorn "$step" >/dev/null
    strike bjorn ada "$step" >/dev/null
  fi
  sleep 0.1
done

get "/$battle/log?render=en&limit=1000" | grep --only-matching '"text":"[^"]*"' | cut -d'"' -f4
winner=$(field winner <<<"$view")
after="after $(field step <<<"$view") exchanges."
if [[ $winner == null ]]; then echo "A draw $after"; else echo "Team $winner wins $after"; fi
