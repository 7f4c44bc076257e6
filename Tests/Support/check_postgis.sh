#!/usr/bin/env bash
# Starts a PostgreSQL with PostGIS of its own, and runs a scenario whose border and sites are tables of it: the result must
# be that of the same data in files, and no message or plan may tell who reads the database, and where.
#
#     check_postgis.sh KARAULA FOLDER
#
# Needs the Debian packages postgresql and postgresql-postgis, and ogr2ogr. Uses a socket in FOLDER, no port.
set -euo pipefail

karaula=$(realpath "$1")
mkdir -p "$2"
folder=$(realpath "$2")
root=$(cd "$(dirname "$0")/../.."; pwd)
programs=$(ls -d /usr/lib/postgresql/*/bin | tail -1)

fail() { printf 'failed: %s\n' "$*" >&2; exit 1; }

# PostgreSQL does not run as root.
as_server=()
if [ "$(id -u)" -eq 0 ]; then as_server=(runuser -u postgres --); fi
server() { "${as_server[@]}" "$programs/$1" "${@:2}"; }

# A socket's path may not be longer than 107 bytes.
cluster=$(mktemp -d -t karaula-pg.XXXXXX)
if [ "$(id -u)" -eq 0 ]; then chown postgres "$cluster"; fi
trap 'server pg_ctl -D "$cluster/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$cluster"' EXIT
server initdb -D "$cluster/data" -A trust -U planner >/dev/null
server pg_ctl -D "$cluster/data" -w -l "$cluster/log" -o "-k $cluster -h ''" start >/dev/null || {
  cat "$cluster/log" >&2
  fail "PostgreSQL does not start"
}
export PGHOST=$cluster PGUSER=planner
server createdb -h "$cluster" -U planner border
server psql -q -h "$cluster" -U planner -d border -c 'CREATE EXTENSION postgis' -c 'CREATE SCHEMA plans'

cd "$folder"
cp "$root/Tests/Support/synthetic/border.geojson" border.geojson
cat >sites.geojson <<'END'
{"type": "FeatureCollection", "features": [
 {"type": "Feature", "properties": {"id": "A", "type": "fixed-pillar"}, "geometry": {"type": "Point", "coordinates": [21.12, 43.486]}},
 {"type": "Feature", "properties": {"id": "B", "type": "fixed-pillar"}, "geometry": {"type": "Point", "coordinates": [21.20, 43.480]}}]}
END
load() { ogr2ogr -f PostgreSQL "PG:dbname=border active_schema=plans" "$1" -nln "$2" -lco FID=fid -lco GEOMETRY_NAME=geom; }
load border.geojson line
load sites.geojson sites

write() {
  printf 'karaula: 1\nname: one\nborder: {source: "%s", layer: %s}\ngrid: {cell_size_m: 100}\nsites: [{source: "%s", layer: %s}]\n' \
    "$2" "$3" "$4" "$5" >"$1"
}
database="PG:dbname=border schemas=plans"
write files.yaml border.geojson border sites.geojson sites
write tables.yaml "$database" line "$database" sites
"$karaula" run files.yaml >files.json
"$karaula" run tables.yaml --allow database >tables.json
jq_free() { sed 's/"fid": *[0-9]*, *//' "$1"; }
cmp <(jq_free files.json) <(jq_free tables.json) || fail "a border and sites of PostGIS give other gaps than the same in files"

refused() {
  local code=0
  "$karaula" "${@:2}" >out.txt 2>error.txt || code=$?
  [ "$code" -eq 65 ] || fail "exit code $code for: ${*:2}"
  grep -q -- "$1" error.txt || fail "the message lacks '$1': $(cat error.txt)"
  [ "$(wc -l <error.txt)" -eq 1 ] || fail "more than one line: $(cat error.txt)"
}
refused "allow database" validate tables.yaml
write secret.yaml "$database password=hunter2" line "$database" sites
refused "password" validate secret.yaml --allow database
! grep hunter2 error.txt || fail "a message tells the password"
write address.yaml "postgresql://planner:hunter2@localhost/border" line "$database" sites
refused "password" validate address.yaml --allow database
! grep hunter2 error.txt || fail "a message tells the password"

# The host and the user are used, and stay out of all that is printed and written.
unset PGHOST PGUSER
whole="PG:dbname=border host=$cluster user=planner schemas=plans"
write whole.yaml "$whole" line "$whole" sites
"$karaula" run whole.yaml --allow database >whole.json
cmp tables.json whole.json || fail "a name with host and user gives another result"
"$karaula" run whole.yaml --allow database --out result >/dev/null
"$karaula" validate whole.yaml --allow database >plan.yaml
! grep -rlE "$cluster|user=planner" plan.yaml result || fail "a file tells where the database is, or who reads it"
write absent.yaml "PG:dbname=absent host=$cluster user=planner" line "$whole" sites
code=0
"$karaula" validate absent.yaml --allow database 2>error.txt || code=$?
[ "$code" -eq 66 ] || fail "exit code $code for a database that is not there: $(cat error.txt)"
! grep "user=planner" error.txt || fail "a message tells who reads the database"

printf 'PostGIS: the same gaps as from files; refusals and names as they should be\n'
