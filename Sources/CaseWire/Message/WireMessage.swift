// The envelope of every line (Protocol 2): `t` names the message, `id` numbers a request, `re`
// names the request that is answered.

package import CanonicalJSON

/// One kind of line.
package protocol WireMessage: Sendable, Hashable {
    /// The value of `t`.
    static var type: String { get }
    /// Reads the fields of the line, the envelope aside.
    init(_ reader: JSONReader) throws(WireError)
    /// The fields of the line, the envelope aside; `null` ones are left out.
    var fields: [String: JSONValue] { get }
}

extension WireMessage {
    /// Returns the line with its line feed.
    package func line(id: Int64? = nil, re: Int64? = nil) -> [UInt8] {
        var object = fields.filter { $0.value != .null }
        object["t"] = .string(Self.type)
        if let id { object["id"] = .integer(id) }
        if let re { object["re"] = .integer(re) }
        return JSONWriter.bytes(of: .object(object)) + [10]
    }
}

/// A line that was taken apart.
package struct Envelope: Sendable {
    /// The value of `t`.
    package let type: String
    /// The number of a request.
    package let id: Int64?
    /// The number of the request that is answered.
    package let re: Int64?
    /// The fields.
    package let reader: JSONReader

    /// Takes a line apart.
    package init(line: [UInt8], limits: JSONLimits = .line) throws(WireError) {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(line, limits: limits)
        } catch {
            throw WireError(.malformed, detail: ["offset": .integer(Int64(error.offset))])
        }
        reader = try JSONReader(value)
        type = try reader.text("t")
        id = reader.optional("id")?.integerValue
        re = reader.optional("re")?.integerValue
        // A field that must be understood and is not: the line means something else than it seems.
        for key in value.objectValue?.keys.sorted() ?? [] where key.hasPrefix("!") {
            throw WireError(.malformed, detail: ["field": .string(key)])
        }
    }
}
