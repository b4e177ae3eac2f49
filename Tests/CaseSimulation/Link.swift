// The line between one device and the server: bytes in order, as many as are let through, until it
// is cut. What was not delivered by then is gone.

/// The bytes under way.
struct Link {
    private(set) var up: [UInt8] = []
    private(set) var down: [UInt8] = []

    mutating func sendUp(_ bytes: [UInt8]) { up += bytes }
    mutating func sendDown(_ bytes: [UInt8]) { down += bytes }

    /// Lets the next bytes towards the server through.
    mutating func takeUp(_ count: Int) -> [UInt8] { Self.take(count, &up) }
    /// Lets the next bytes towards the device through.
    mutating func takeDown(_ count: Int) -> [UInt8] { Self.take(count, &down) }

    private static func take(_ count: Int, _ bytes: inout [UInt8]) -> [UInt8] {
        let taken = Array(bytes.prefix(count))
        bytes.removeFirst(taken.count)
        return taken
    }
}
