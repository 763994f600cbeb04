# What the commands of this folder share. Sourced, never run.

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# One clear sentence, and a non-zero exit.
die() {
  echo "legalhub: $*" >&2
  exit 1
}

say() { echo "legalhub: $*" >&2; }

java_bin() {
  if [ -n "${JAVA_HOME:-}" ] && [ -x "$JAVA_HOME/bin/java" ]; then echo "$JAVA_HOME/bin/java"; else command -v java; fi
}

need_java() {
  local java version
  java=$(java_bin) || die "Java is missing; LegalHub needs a JDK 17 or newer (Debian: apt install openjdk-17-jdk)."
  version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ -n "$version" ] && [ "$version" -ge 17 ] || die "Java ${version:-of an unknown version} is too old; LegalHub needs a JDK 17 or newer."
}

need_node() {
  command -v node >/dev/null 2>&1 || die "Node is missing; the pages need Node 20 or newer to be built."
  local major
  major=$(node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || die "Node $major is too old; the pages need Node 20 or newer to be built."
}

# True when something that is built from sources is older than they are.
is_stale() {
  local stamp=$root/hub/target/built
  [ -f "$stamp" ] && [ -d "$root/hub/target/hub/lib" ] || return 0
  [ -n "$(find "$root"/{pom.xml,actors,persistence,signaling,hub,clients} \
    \( -name target -o -name node_modules -o -name dist -o -name test -o -name test-results -o -name shots -o -name '.*' \) -prune -o -type f -newer "$stamp" -print -quit 2>/dev/null)" ]
}

build() {
  is_stale || return 0
  need_node
  say "building (the first time takes a few minutes)"
  local log=$root/target/build.log
  mkdir -p "$root/target"
  (cd "$root" && ./mvnw -q -DskipTests install) >"$log" 2>&1 || { tail -n 40 "$log" >&2; die "the build failed; all of it is in $log."; }
  touch "$root/hub/target/built"
  rehearse
}

# The classes that a hub loads, as the JVM keeps them for its next start.
archive=$root/hub/target/hub.jsa

# Starts a hub once, lets a few people use it, and keeps what it loaded: every later start takes half
# of the time and of the work. An archive of other jars or another Java is ignored by the JVM.
rehearse() {
  local log=$root/target/rehearsal.log
  mkdir -p "$root/target"
  rm -f "$archive"
  LEGALHUB_REHEARSAL=on "$root/deploy/simulate" consultations --residents 6 --lawyers 2 --seconds 8 >"$log" 2>&1 && [ -f "$archive" ] ||
    say "the rehearsal failed, starts will take longer; see $log."
}

# One word, whatever the folder is called.
archive_flag() {
  if [ -n "${LEGALHUB_REHEARSAL:-}" ]; then echo "-XX:ArchiveClassesAtExit=$archive"
  elif [ -f "$archive" ]; then echo "-XX:SharedArchiveFile=$archive"
  else echo -Xshare:auto; fi
}

# The JVM's flags of a hub. Words, since a folder's name may hold a space and a list of words can't.
hub_flags() {
  # shellcheck disable=SC2046
  echo "-Xms128m -Xmx${LEGALHUB_HEAP:-1g}" $(grep -v '^#' "$root/deploy/lib/hub.flags")
}
