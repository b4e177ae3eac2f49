// Who sends and who receives.

/// An address, and the name of whom it belongs to.
package struct MailAddress: Equatable, Sendable {
    /// The bare address, such as `ola@example.pl`.
    package let address: String
    /// The name that mail programs show.
    package let name: String?

    /// Names an address.
    package init(address: String, name: String? = nil) {
        self.address = address
        self.name = name
    }

    /// The most bytes of an address (RFC 5321 §4.5.3.1.3).
    static let bytesMax = 254

    /// Returns whether a relay may be given the address: `local@domain` of plain characters.
    ///
    /// Quoted local parts and letters outside ASCII are refused: few relays take them, and a
    /// mistake is more likely.
    static func isDeliverable(_ address: String) -> Bool {
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        return halves.count == 2 && address.utf8.count <= bytesMax
            && halves.allSatisfy { half in
                !half.isEmpty && !half.hasPrefix(".") && !half.hasSuffix(".")
                    && half.unicodeScalars.allSatisfy(HeaderText.isAddressScalar)
            }
            && address.unicodeScalars.allSatisfy(\.isASCII) && !address.hasPrefix("-")
    }

    /// Returns the address as it stands in a header, when `used` columns of its line are taken.
    func header(after used: Int) -> String {
        let bare = address.unicodeScalars.filter { HeaderText.isAddressScalar($0) || $0 == "@" }
        var bytes = 0
        let kept = bare.prefix { scalar in
            bytes += UTF8.width(scalar)
            return bytes <= Self.bytesMax
        }
        let mailbox = "<\(String(String.UnicodeScalarView(kept)))>"
        guard let name, HeaderText.clean(name).contains(where: { $0 != " " }) else {
            return mailbox
        }
        let phrase = HeaderText.phrase(name, after: used)
        let isFirst = !phrase.contains("\r\n")
        let last = phrase.split(separator: "\r\n").last.map(\.utf8.count) ?? 0
        let column = last + (isFirst ? used : 0)
        // The comma that may follow wants a place too.
        let fits = column + 1 + mailbox.utf8.count < 78
        return phrase + (fits ? " " : "\r\n ") + mailbox
    }
}

extension UTF8 {
    /// Returns how many bytes a character takes.
    static func width(_ scalar: Unicode.Scalar) -> Int { String(scalar).utf8.count }
}
