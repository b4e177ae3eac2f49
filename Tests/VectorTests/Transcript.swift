// A recorded conversation (`Protocol/Vectors/wire/*.jsonl`, described in `Protocol/README.md`). The
// first line says how the connection was made; every other line is one line of one side.

import CanonicalJSON
import CaseWire
import Testing

/// One recorded conversation.
struct Transcript: Sendable, CustomTestStringConvertible {
    /// One entry of a conversation.
    enum Entry: Sendable, Hashable {
        /// A line of either side that its receiver understands.
        case line(Side, JSONValue)
        /// Bytes of a client, without their line feed, that need not be a line of this protocol.
        case raw([UInt8])
        /// A line of a later server, which a client of this version passes over or reads in part.
        case later(JSONValue)
        /// The server closes the connection.
        case end
    }

    let name: String
    /// Is true for an enrolment connection.
    let isEnrolment: Bool
    /// Is true for a demonstration server.
    let isDemonstration: Bool
    /// Is true when a client session says exactly what the client says here.
    let isClientDriven: Bool
    let entries: [Entry]

    var testDescription: String { name }

    /// Reads every conversation of the folder.
    static func all() throws -> [Transcript] {
        try ProtocolFolder.names(in: "Vectors/wire", ending: ".jsonl").map {
            try Transcript(
                name: $0, text: try ProtocolFolder.text("Vectors/wire/\($0)"))
        }
    }

    init(name: String, text: String) throws {
        self.name = name
        var lines = try text.split(separator: "\n").map { try JSONParser.parse(Array($0.utf8)) }
        let head = lines.removeFirst()
        isEnrolment = head["connect"]?.stringValue == "teczka-enrol/1"
        isDemonstration = head["demonstration"]?.boolValue ?? false
        isClientDriven = head["client"]?.boolValue ?? false
        entries = try lines.map { try Self.entry($0) }
    }

    private static func entry(_ line: JSONValue) throws -> Entry {
        let side = try #require(line["from"]?.stringValue.flatMap(Side.init))
        if let content = line["line"] { return .line(side, content) }
        if let text = line["raw"]?.stringValue { return .raw(Array(text.utf8)) }
        if let count = line["long"]?.integerValue {
            return .raw(Array(repeating: UInt8(ascii: "a"), count: Int(count)))
        }
        if let content = line["pass"] { return .later(content) }
        try #require(line["end"] == true)
        return .end
    }

    /// The lines of this protocol version, with their sides.
    var lines: [(side: Side, content: JSONValue)] {
        entries.compactMap { entry in
            if case .line(let side, let content) = entry { (side, content) } else { nil }
        }
    }
}

extension JSONValue {
    /// The canonical line, with its line feed.
    var line: [UInt8] { JSONWriter.bytes(of: self) + [10] }
}

extension [UInt8] {
    /// The bytes as text, for messages of failed tests.
    var text: String { String(decoding: self, as: UTF8.self) }
}
