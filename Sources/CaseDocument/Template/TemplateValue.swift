// What a template may say, handed to the engine. A value that is not there is said to be empty
// rather than left out: the engine would look for its name in what surrounds it.

internal import CanonicalJSON
internal import Mustache

/// Turns values into what the engine reads.
enum TemplateValue {
    /// Stands for nothing: writes nothing, and no section opens for it.
    private struct Nothing: MustacheCustomRenderable {
        var renderText: String { "" }
        var isNull: Bool { true }
    }

    /// Returns a value as the engine reads it.
    static func plain(_ value: JSONValue) -> Any {
        switch value {
        case .null, .string(""): Nothing()
        case .bool(let flag): flag
        case .integer(let number): Int(clamping: number)
        case .string(let text): text
        case .array(let items): items.map(plain)
        case .object(let members): members.mapValues(plain)
        }
    }
}
