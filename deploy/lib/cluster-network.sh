# Where the nodes of deploy/cluster live. Sourced, never run; needs $data and $nodes.
#
# As root each node is a host of its own: a network namespace with one cable to a switch, to which this machine is
# plugged in too. So two of them can be cut apart while both still reach the database and their clients. Without root
# all live on loopback; everything works but a partition.

lay_network() {
  if [ -e "$data/network" ]; then return; fi
  if [ "${1:-}" != loopback ] && [ "$(id -u)" = 0 ] && command -v ip >/dev/null 2>&1 && lay_cables 2>"$data/network.err"; then
    echo namespaces >"$data/network"
  else
    remove_cables
    echo loopback >"$data/network"
  fi
}

remove_network() {
  ! in_namespaces || remove_cables
  rm -f "$data/network"
}

in_namespaces() { [ "$(cat "$data/network" 2>/dev/null)" = namespaces ]; }

number() {
  case $1 in
    a) echo 11 ;;
    b) echo 12 ;;
    c) echo 13 ;;
    *) die "there is no node $1; there are a, b and c." ;;
  esac
}

address() { if in_namespaces; then echo "10.78.0.$(number "$1")"; else echo "127.0.0.$(number "$1")"; fi; }

store_address() { if in_namespaces; then echo 10.78.0.1; else echo 127.0.0.1; fi; }

# Becomes the program: its process id stays the shell's.
in_network() {
  local node=$1
  shift
  if in_namespaces; then exec ip netns exec "legalhub-$node" "$@"; else exec "$@"; fi
}

# Stops at the first thing that this machine refuses.
lay_cables() {
  local node
  remove_cables
  ip netns add legalhub-switch && ip -n legalhub-switch -batch - <<B && ip -batch - <<'B' || return 1
link add name switch type bridge
link set switch up
link add name machine type veth peer name legalhub netns $$
link set machine master switch up
B
address add 10.78.0.1/24 dev legalhub
link set legalhub up
B
  for node in "${nodes[@]}"; do
    ip netns add "legalhub-$node" && ip -n "legalhub-$node" -batch - <<B && ip -n legalhub-switch link set "to-$node" master switch up || return 1
link set lo up
link add name cable type veth peer name to-$node netns legalhub-switch
address add 10.78.0.$(number "$node")/24 dev cable
link set cable up
B
  done
}

remove_cables() {
  local place
  for place in "${nodes[@]}" switch; do ip netns delete "legalhub-$place" 2>/dev/null || true; done
  ip link delete legalhub 2>/dev/null || true
}

# Each side has a wrong hardware address for the other: what they send is lost on the way, and nobody is told.
cut_off() {
  local node other
  node=$1
  number "$node" >/dev/null
  in_namespaces || die "a partition needs network namespaces (root, and iproute2's ip) when the cluster is started; see $data/network.err."
  for other in "${nodes[@]}"; do
    if [ "$other" != "$node" ]; then
      misdirect "$node" "$other"
      misdirect "$other" "$node"
    fi
  done
}

misdirect() {
  ip -n "legalhub-$1" neigh replace "$(address "$2")" lladdr 02:00:00:00:00:00 dev cable nud permanent
}

heal() {
  local one other
  for one in "${nodes[@]}"; do
    for other in "${nodes[@]}"; do
      [ "$one" = "$other" ] || ip -n "legalhub-$one" neigh del "$(address "$other")" dev cable 2>/dev/null || true
    done
  done
}
