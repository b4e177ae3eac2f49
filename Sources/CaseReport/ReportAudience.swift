// For whom a report is made.

package import CanonicalJSON

/// Names the reader of a report; rights to the case itself are checked elsewhere.
package enum ReportAudience: Hashable, Sendable {
    case manager, coordinator, institution
    case trainer(login: String)

    /// States that complaints and nonconformities are shown to this audience.
    package var seesOversight: Bool {
        switch self {
        case .manager, .coordinator: true
        case .trainer, .institution: false
        }
    }

    /// States that an item is shown: a trainer sees no item about another trainer.
    package func seesItem(_ id: String) -> Bool {
        guard case .trainer(let login) = self, let colon = id.firstIndex(of: ":") else {
            return true
        }
        return id[id.index(after: colon)...] == login
    }
}

extension ReportAudience: ReportCodable {
    /// The name, and for a trainer "trainer:LOGIN".
    package var json: JSONValue {
        switch self {
        case .manager: "manager"
        case .coordinator: "coordinator"
        case .institution: "institution"
        case .trainer(let login): .string("trainer:\(login)")
        }
    }

    /// Reads the name.
    package init(json: JSONValue, field: String) throws(ReportError) {
        guard case .string(let text) = json else { throw .malformed(field: field) }
        switch text {
        case "manager": self = .manager
        case "coordinator": self = .coordinator
        case "institution": self = .institution
        default:
            guard text.hasPrefix("trainer:") else { throw .malformed(field: field) }
            self = .trainer(login: String(text.dropFirst("trainer:".count)))
        }
    }
}
