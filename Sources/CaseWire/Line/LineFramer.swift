// Lines out of bytes (Protocol 2). Splits on line feed and on nothing else; holds no more than one
// unfinished line, and that no longer than allowed.

internal import CanonicalJSON

/// Cuts a stream of bytes into lines.
package struct LineFramer: Sendable {
    /// The longest line, in bytes without its line feed.
    package var lineBytesMax: Int
    private var rest: [UInt8] = []

    /// Makes a framer.
    package init(lineBytesMax: Int) { self.lineBytesMax = lineBytesMax }

    /// Takes bytes in and returns the lines that are now complete, without their line feeds.
    ///
    /// - Throws: `WireError` with `line_too_long`; the framer is then of no further use.
    package mutating func receive(_ bytes: [UInt8]) throws(WireError) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 10) {
            let line = rest + bytes[start..<end]
            rest.removeAll(keepingCapacity: true)
            try check(line.count)
            lines.append(line)
            start = end + 1
        }
        rest += bytes[start...]
        try check(rest.count)
        return lines
    }

    /// Is true when a line has begun and not ended.
    package var isMidLine: Bool { !rest.isEmpty }

    private func check(_ count: Int) throws(WireError) {
        if count > lineBytesMax {
            throw WireError(
                .lineTooLong, detail: ["limit": .integer(Int64(lineBytesMax))])
        }
    }
}
