// The parts of libssl and libcrypto that Swift cannot see by itself: C macros, variadic
// functions and typed stacks. Every wrapper does one call and decides nothing.
#ifndef CLIBSSL_SHIM_H
#define CLIBSSL_SHIM_H

#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/kdf.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

/// Exists because the protocol bounds of a context are set by macros.
static inline int CLibSSL_context_require_tls13(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION)
        && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION);
}

/// Exists because the list of groups is set by a macro.
static inline int CLibSSL_context_set_groups(SSL_CTX *context, const char *groups) {
    return (int)SSL_CTX_set1_groups_list(context, groups);
}

/// Exists because the option bits are built by a function-like macro.
static inline void CLibSSL_context_set_options(SSL_CTX *context) {
    SSL_CTX_set_options(
        context,
        SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE);
}

/// Exists because the modes of a context are set by a macro.
static inline void CLibSSL_context_set_modes(SSL_CTX *context) {
    SSL_CTX_set_mode(
        context,
        SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE
            | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER | SSL_MODE_NO_AUTO_CHAIN);
}

/// Exists because the session cache is switched by a macro.
static inline void CLibSSL_context_disable_session_cache(SSL_CTX *context) {
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

/// Exists because certificates above the leaf are added by a macro.
static inline int CLibSSL_context_add_chain_certificate(SSL_CTX *context, X509 *certificate) {
    return (int)SSL_CTX_add1_chain_cert(context, certificate);
}

/// Exists because the server name indication is set by a macro.
static inline int CLibSSL_set_server_name(SSL *ssl, const char *name) {
    return (int)SSL_set_tlsext_host_name(ssl, name);
}

/// Exists because key generation by curve name is a variadic function.
static inline EVP_PKEY *CLibSSL_make_p256_key(void) {
    return EVP_EC_gen("P-256");
}

/// Exists because typed stacks are macros.
static inline int CLibSSL_chain_count(const STACK_OF(X509) *chain) {
    return chain == NULL ? 0 : sk_X509_num(chain);
}

/// Exists because typed stacks are macros.
static inline X509 *CLibSSL_chain_certificate(const STACK_OF(X509) *chain, int index) {
    return sk_X509_value(chain, index);
}

/// Exists because typed stacks are macros; the stack borrows the certificate.
static inline STACK_OF(X509) *CLibSSL_chain_make(X509 *certificate) {
    STACK_OF(X509) *chain = sk_X509_new_null();
    if (chain != NULL && sk_X509_push(chain, certificate) == 0) {
        sk_X509_free(chain);
        return NULL;
    }
    return chain;
}

/// Exists because typed stacks are macros; leaves the certificates alone.
static inline void CLibSSL_chain_free(STACK_OF(X509) *chain) {
    sk_X509_free(chain);
}

#endif
