#!/bin/sh
# Makes the given Redis nodes (address:port …) one cluster of masters with a replica each, and waits until every node
# serves. Nodes that are a cluster already stay as they are, so that it may be run at every start.
set -eu

WAIT_SECONDS=60

state_of() {
  redis-cli -h "${1%:*}" -p "${1##*:}" cluster info | tr -d '\r' | sed -n "s/^$2://p"
}

if [ "$(state_of "$1" cluster_known_nodes)" -le 1 ]; then
  redis-cli --cluster create "$@" --cluster-replicas 1 --cluster-yes
fi

for node in "$@"; do
  seconds=0
  until [ "$(state_of "$node" cluster_state)" = ok ]; do
    if [ "$seconds" -ge "$WAIT_SECONDS" ]; then
      echo "The node $node does not serve after $WAIT_SECONDS s." >&2
      exit 1
    fi
    seconds=$((seconds + 1))
    sleep 1
  done
done
echo 'The cluster serves.'
