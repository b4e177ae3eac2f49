// Which OpenSSL runs here. The library comes with the system, so the build does not know it.

internal import CLibSSL

/// Tells the version of the library all connections rest on.
package enum TLSLibrary {
    /// The name, version and date, as OpenSSL words them.
    package static var version: String {
        String(cString: OpenSSL_version(OPENSSL_VERSION))
    }

    /// Returns whether the library is this version or a later one.
    package static func isAtLeast(major: Int, minor: Int, patch: Int) -> Bool {
        let here = [OPENSSL_version_major(), OPENSSL_version_minor(), OPENSSL_version_patch()]
        return !here.map { Int($0) }.lexicographicallyPrecedes([major, minor, patch])
    }
}
