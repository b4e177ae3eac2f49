// Errors, signs of life and farewells (Protocol 4, Error, Ping, Bye).

package import CanonicalJSON

/// Says that a line could not be taken.
package struct ErrorMessage: WireMessage {
    package static let type = "err"
    /// The code as it came; an unknown one is acted on by the advice.
    package let code: String
    /// What to do.
    package let retry: RetryAdvice
    /// What the kind leaves open.
    package let detail: [String: JSONValue]

    /// Makes a line.
    package init(_ error: WireError) {
        code = error.code.rawValue
        retry = error.retry
        detail = error.detail
    }

    package init(_ reader: JSONReader) throws(WireError) {
        code = try reader.text("code")
        retry = RetryAdvice(rawValue: try reader.text("retry")) ?? .later
        detail = reader.optional("detail")?.objectValue ?? [:]
    }

    package var fields: [String: JSONValue] {
        [
            "code": .string(code), "retry": .string(retry.rawValue),
            "detail": detail.isEmpty ? .null : .object(detail),
        ]
    }

    /// The error, when its code is known.
    package var error: WireError {
        WireError(WireError.Code(rawValue: code) ?? .unavailable, retry, detail: detail)
    }
}

/// Asks for a sign of life.
package struct Ping: WireMessage {
    package static let type = "ping"
    /// Makes the message, which says nothing more.
    package init() {}
    package init(_ reader: JSONReader) throws(WireError) {}
    package var fields: [String: JSONValue] { [:] }
}

/// Gives a sign of life.
package struct Pong: WireMessage {
    package static let type = "pong"
    /// Makes the message, which says nothing more.
    package init() {}
    package init(_ reader: JSONReader) throws(WireError) {}
    package var fields: [String: JSONValue] { [:] }
}

/// Ends the connection on purpose.
package struct Bye: WireMessage {
    package static let type = "bye"
    /// Why: `done`, `shutdown`, `displaced`, `disabled`.
    package let code: String

    /// Makes a farewell.
    package init(code: String) { self.code = code }

    package init(_ reader: JSONReader) throws(WireError) { code = try reader.text("code") }

    package var fields: [String: JSONValue] { ["code": .string(code)] }
}
