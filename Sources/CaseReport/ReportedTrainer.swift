// A trainer as a report names him.

package import CanonicalJSON

/// Holds a trainer's login, which marks his items, and his name.
package struct ReportedTrainer: Hashable, Sendable {
    /// The login, as it stands in item ids.
    package let login: String
    /// The name as it is printed.
    package let name: String

    /// Makes a trainer.
    package init(login: String, name: String) {
        self.login = login
        self.name = name
    }
}

extension ReportedTrainer: ReportCodable {
    /// The login and the name.
    package var json: JSONValue { ["login": .string(login), "name": .string(name)] }

    /// Reads the login and the name.
    package init(json: JSONValue, field: String) throws(ReportError) {
        var reader = try FieldReader(json, field: field)
        login = try reader.text("login")
        name = try reader.text("name")
        try reader.finish()
    }
}
