// The laws of `TLSLibrary`.

import TLS
import Testing

@Suite struct TLSLibraryTests {
    @Test func versionsAreOrdered() {
        #expect(TLSLibrary.isAtLeast(major: 3, minor: 0, patch: 0))
        #expect(TLSLibrary.isAtLeast(major: 2, minor: 99, patch: 99))
        #expect(!TLSLibrary.isAtLeast(major: 99, minor: 0, patch: 0))
        #expect(TLSLibrary.version.hasPrefix("OpenSSL "))
    }
}
