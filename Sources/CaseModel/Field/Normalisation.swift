// Unicode normalisation form C. Swift compares texts canonically, bytes do not: the difference is
// removed where text enters, once.

internal import Foundation

/// Brings text into normalisation form C.
package enum Normalisation {
    /// Returns the text in form C (Unicode Standard Annex 15).
    package static func normal(_ text: String) -> String {
        isASCII(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Returns whether a text is in form C already.
    package static func isNormal(_ text: String) -> Bool {
        isASCII(text) || text.utf8.elementsEqual(normal(text).utf8)
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }
}
