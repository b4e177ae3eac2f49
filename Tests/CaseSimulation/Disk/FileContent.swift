// The bytes of one file as programs see them, and what a power cut would leave of them.
//
// What it guarantees: 1. what was there at the last sync can always be had back, because every
// change since then keeps what it replaced; 2. a power cut keeps or loses each 512-byte sector of
// each unsynced change on its own, so writes are torn and reordered; 3. bytes outside a change are
// never damaged (what SQLite calls power-safe overwrite).
//
// A log of changes and not a second copy: a sync costs nothing, and a write costs its own length
// and not the file's.

/// The bytes of a file.
struct FileContent: Sendable {
    /// What a power cut keeps or loses as a whole, in bytes.
    static let sectorBytes = 512

    /// What programs read.
    private(set) var bytes: [UInt8]
    private var unsynced: [Change] = []
    private let keepsChanges: Bool

    private enum Change: Sendable {
        /// Bytes that were written, those they replaced, and the length before.
        case write(offset: Int, new: [UInt8], old: [UInt8], sizeBefore: Int)
        /// Another length, and the bytes that were cut off.
        case resize(size: Int, old: [UInt8], sizeBefore: Int)
    }

    /// Makes durable content; of a temporary file nothing has to survive, so no changes are kept.
    init(durable bytes: [UInt8] = [], isTemporary: Bool = false) {
        self.bytes = bytes
        keepsChanges = !isTemporary
    }

    /// Copies bytes out and returns how many there were.
    func read(into target: UnsafeMutableRawBufferPointer, at offset: Int) -> Int {
        let count = max(0, min(target.count, bytes.count - offset))
        guard count > 0 else { return 0 }
        bytes.withUnsafeBytes { source in
            target.copyMemory(
                from: UnsafeRawBufferPointer(rebasing: source[offset..<offset + count]))
        }
        return count
    }

    /// Writes bytes; a gap before them is filled with zeros.
    mutating func write(_ source: UnsafeRawBufferPointer, at offset: Int) {
        let end = offset + source.count
        if keepsChanges {
            let old = bytes[min(offset, bytes.count)..<min(end, bytes.count)]
            unsynced.append(
                .write(
                    offset: offset, new: Array(source), old: Array(old), sizeBefore: bytes.count))
        }
        bytes.overwrite(source, at: offset)
    }

    /// Gives the file another length, cutting off or filling with zeros.
    mutating func resize(to size: Int) {
        guard size != bytes.count else { return }
        if keepsChanges {
            let old = bytes[min(size, bytes.count)...]
            unsynced.append(.resize(size: size, old: Array(old), sizeBefore: bytes.count))
        }
        bytes.resize(to: size)
    }

    /// Makes everything durable.
    mutating func sync() { unsynced.removeAll(keepingCapacity: true) }

    /// Returns what a power cut leaves.
    func afterPowerCut(using random: inout some RandomNumberGenerator) -> [UInt8] {
        guard !unsynced.isEmpty else { return bytes }
        // All lost and all kept are likely on purpose: with even chances neither would be met in a
        // transaction of many pages.
        var fate = Fate(quarters: random.next() % 5, random: random)
        var left = durable
        for change in unsynced {
            switch change {
            case .write(let offset, let new, _, _):
                left.overwrite(new, at: offset, sectors: Self.sectorBytes) { fate.isKept() }
            case .resize(let size, _, _):
                if fate.isKept() { left.resize(to: size) }
            }
        }
        random = fate.random
        return left
    }

    /// What was there at the last sync.
    var durable: [UInt8] {
        var content = bytes
        for change in unsynced.reversed() {
            switch change {
            case .write(let offset, _, let old, let sizeBefore):
                old.withUnsafeBytes { content.overwrite($0, at: min(offset, sizeBefore)) }
                content.resize(to: sizeBefore)
            case .resize(let size, let old, let sizeBefore):
                content.resize(to: min(size, sizeBefore))
                content.append(contentsOf: old)
                content.resize(to: sizeBefore)
            }
        }
        return content
    }
}

/// Decides what is kept, with a chance in quarters.
private struct Fate<Random: RandomNumberGenerator> {
    let quarters: UInt64
    var random: Random

    mutating func isKept() -> Bool { random.next() % 4 < quarters }
}

extension [UInt8] {
    fileprivate mutating func resize(to size: Int) {
        if size < count {
            removeLast(count - size)
        } else {
            append(contentsOf: repeatElement(0, count: size - count))
        }
    }

    fileprivate mutating func overwrite(_ source: UnsafeRawBufferPointer, at offset: Int) {
        guard !source.isEmpty else { return }
        if offset == count {
            append(contentsOf: source)
            return
        }
        if offset + source.count > count { resize(to: offset + source.count) }
        withUnsafeMutableBytes { target in
            UnsafeMutableRawBufferPointer(rebasing: target[offset..<offset + source.count])
                .copyMemory(from: source)
        }
    }

    /// Writes those sectors of a change that are kept; its length is kept or lost apart from them.
    fileprivate mutating func overwrite(
        _ new: [UInt8], at offset: Int, sectors sectorBytes: Int, isKept: () -> Bool
    ) {
        let end = offset + new.count
        if end > count, isKept() { resize(to: end) }
        var place = offset
        while place < end {
            let next = Swift.min(end, (place / sectorBytes + 1) * sectorBytes)
            if isKept() {
                new.withUnsafeBytes { source in
                    let part = source[place - offset..<next - offset]
                    overwrite(UnsafeRawBufferPointer(rebasing: part), at: place)
                }
            }
            place = next
        }
    }
}
