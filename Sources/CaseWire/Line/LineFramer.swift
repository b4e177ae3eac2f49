// Lines out of bytes (Protocol 2). Splits on line feed and on nothing else; holds no more than one
// unfinished line, and that no longer than allowed.

internal import CanonicalJSON

/// Cuts a stream of bytes into lines.
package struct LineFramer: Sendable {
    /// The longest line, in bytes without its line feed.
    package var lineBytesMax: Int
    private var rest: [UInt8] = []
    /// Why the framer stopped; nil as long as every line was short enough.
    package private(set) var failure: WireError?

    /// Makes a framer.
    package init(lineBytesMax: Int) { self.lineBytesMax = lineBytesMax }

    /// Takes bytes in and returns the lines that are now complete, without their line feeds.
    ///
    /// Lines before one that is too long are returned; that one is reported by `failure`, and the
    /// framer takes nothing more.
    package mutating func receive(_ bytes: [UInt8]) -> [[UInt8]] {
        guard failure == nil else { return [] }
        var lines: [[UInt8]] = []
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: 10) {
            let line = rest + bytes[start..<end]
            rest.removeAll(keepingCapacity: true)
            guard fits(line.count) else { return lines }
            lines.append(line)
            start = end + 1
        }
        rest += bytes[start...]
        _ = fits(rest.count)
        return lines
    }

    private mutating func fits(_ count: Int) -> Bool {
        if count > lineBytesMax {
            failure = WireError(.lineTooLong, detail: ["limit": .integer(Int64(lineBytesMax))])
        }
        return failure == nil
    }
}
