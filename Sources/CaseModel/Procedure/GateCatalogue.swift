// The registry of every gate, in the order of the procedure. Each gate stands in its own file.

/// All gates and hints that Teczka knows.
package enum GateCatalogue {
    /// Every gate and hint, in the order of the procedure.
    package static let all: [Gate] = [
        .g00, .g01, .h1, .g02, .g03, .h2, .g04a, .g04b, .g04c, .g04d, .g04e, .g05a, .g05b, .g06a,
        .g06b, .g07a, .g07b, .g07c, .g07d, .g08a, .g08b, .g09a, .g09b, .g09c, .g10, .g11, .g12a,
        .g12b, .g12c, .g12d, .g12e, .g13a, .g13b,
    ]

    private static let index: [String: Gate] = Dictionary(
        all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })

    /// Returns the gate of that name, or nil.
    package static func gate(_ id: String) -> Gate? { index[id] }

    /// Returns the gates that block an act, in order.
    package static func blocking(_ act: Act) -> [Gate] {
        all.filter { $0.blocks.contains(act) }
    }
}
