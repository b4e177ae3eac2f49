// Unicode normalisation form C. Swift compares texts canonically, bytes do not: the difference is
// removed where text enters, once.

internal import Foundation

/// Brings text into normalisation form C.
package enum Normalisation {
    /// Returns the text in form C (Unicode Standard Annex 15), its lines ended by line feeds alone.
    package static func normal(_ text: String) -> String {
        var text = text
        if text.utf8.contains(13) {
            text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        }
        return isASCII(text) ? text : text.precomposedStringWithCanonicalMapping
    }

    /// Returns whether a text holds only what the protocol carries: no control characters but line
    /// feed and tab, no noncharacters (Protocol 2).
    package static func isPrintable(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.value {
            case 9, 10: true
            case 0..<32, 127, 0xFDD0...0xFDEF: false
            default: scalar.value & 0xFFFE != 0xFFFE
            }
        }
    }

    /// Returns whether a text is in form C already.
    package static func isNormal(_ text: String) -> Bool {
        isASCII(text) || text.utf8.elementsEqual(normal(text).utf8)
    }

    private static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 128 } }
}
