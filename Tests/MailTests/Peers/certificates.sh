#!/bin/bash
# Makes in a folder: an authority (ca.pem), a server's certificate by it for this machine
# (server.pem, server.key), and an authority that has nothing to do with them (other.pem).
set -euo pipefail
cd "$1"
authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 \
        -subj "/CN=$1" -keyout "$1.key" -out "$1.pem" -addext basicConstraints=critical,CA:TRUE
}
authority ca
authority other
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=localhost \
    -keyout server.key -out server.csr
openssl x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out server.pem \
    -extfile <(printf 'subjectAltName=IP:127.0.0.1,DNS:localhost\n')
