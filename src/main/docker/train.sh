#!/usr/bin/env bash
# Starts Tino once, asks it a little and ends it, so that the JVM writes into a file what it loaded and how it ran. It is
# given an empty database in DATABASE_URL and the java that is to use the file. That one must find the jar by the same path.
set -euo pipefail
cache=$1
jar=$2

keys=$(mktemp -d)
tino=
trap '[ -z "$tino" ] || kill -9 "$tino" 2>/dev/null || true; rm -rf "$keys"' EXIT
openssl genpkey -quiet -algorithm RSA -pkeyopt rsa_keygen_bits:2048 -out "$keys/training.pem"
openssl rand -base64 32 >"$keys/encryption.key"
export TINO_AUTH_KEYS_DIRECTORY=$keys QUARKUS_HTTP_PORT=${QUARKUS_HTTP_PORT:-8080}

# The flags are those of the image's ENTRYPOINT: others, and the cache would not do.
java --enable-native-access=ALL-UNNAMED -XX:AOTCacheOutput="$cache" -jar "$jar" &
tino=$!

ask() { # status line of an answer
    exec 3<>"/dev/tcp/127.0.0.1/$QUARKUS_HTTP_PORT" || return
    printf '%s HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' "$1" "${#2}" "$2" >&3
    local status
    read -r -t 30 status <&3 || return
    cat <&3 >/dev/null
    exec 3>&-
    echo "$status"
}

until [[ $(ask 'GET /q/health/ready' '' 2>/dev/null || true) == *' 200 '* ]]; do
    kill -0 "$tino" # it died: no use in waiting
    ((SECONDS < 120)) || {
        echo 'It was not ready within two minutes' >&2
        exit 1
    }
    sleep 0.2
done
ask 'POST /api/v1/auth/register' '{"email":"training@example.com","password":"correct horse battery"}'
ask 'GET /q/openapi' ''
ask 'GET /q/metrics' ''

kill "$tino"
wait "$tino" || true # it says that it was told to end
tino=
[ -s "$cache" ]
