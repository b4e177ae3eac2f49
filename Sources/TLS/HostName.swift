// The name of a server as it may stand in a certificate: a DNS name without wildcard, or an IPv4
// or IPv6 literal. OpenSSL takes an empty name for "any" and a leading dot for "any below", and
// its text form of extensions splits at commas; so everything else is refused here first.

internal import CLibSSL

/// Holds a checked host name or address.
struct HostName {
    let text: String
    let isAddress: Bool

    init?(_ text: String) {
        let address = a2i_IPADDRESS(text)
        ErrorQueue.clear()
        isAddress = address != nil
        ASN1_OCTET_STRING_free(address)
        self.text = text
        let isPlain = text.utf8.allSatisfy { unit in
            switch unit {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            default:
                isAddress && unit == UInt8(ascii: ":")
            }
        }
        let isName = !text.isEmpty && text.utf8.count <= 253 && !text.hasPrefix(".")
        guard isPlain, isName else { return nil }
    }
}
