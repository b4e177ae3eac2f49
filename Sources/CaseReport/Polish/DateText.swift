// Calendar dates as people write them.
// Must not: know a clock, a time zone or the length of a month.

package import CaseModel

/// Writes ISO dates in one language.
package enum DateText {
    /// Writes "2026-02-27" as "27.02.2026"; a time that follows is kept.
    ///
    /// English keeps the ISO form. Text that does not start with a date is returned unchanged.
    package static func text(_ iso: String, in language: Language) -> String {
        guard language == .polish else { return iso }
        let date = iso.prefix(10)
        let parts = date.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2],
            parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let month = Int(parts[1]), 1...12 ~= month, let day = Int(parts[2]), 1...31 ~= day
        else { return iso }
        return "\(parts[2]).\(parts[1]).\(parts[0])" + iso.dropFirst(10)
    }
}
