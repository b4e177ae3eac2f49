// What an erasure is about: a participant, or a class of data whose period has ended.

/// The target of an erasure, as its record has it.
package enum ErasureTarget: Hashable, Sendable {
    /// One participant.
    case person(RecordKey)
    /// A class of data.
    case retention(RetentionClass)

    /// Reads `participant/p7` or `class:contacts`.
    package init?(text: String) {
        if text.hasPrefix("class:") {
            guard let kind = RetentionClass(rawValue: String(text.dropFirst(6)))
            else { return nil }
            self = .retention(kind)
        } else {
            guard let key = RecordKey(text: text), key.type == "participant" else { return nil }
            self = .person(key)
        }
    }

    /// The text that `init(text:)` reads.
    package var text: String {
        switch self {
        case .person(let key): key.description
        case .retention(let kind): "class:" + kind.rawValue
        }
    }

    /// Returns the fields that the erasure empties; empty when there is nothing to erase, and while
    /// the period of a class goes on.
    package func fields(_ facts: CaseFacts) -> [FieldAddress] {
        switch self {
        case .person(let key): PersonalData(key, facts)?.erasable ?? []
        case .retention(let kind):
            RetentionItem.all(facts).first { $0.kind == kind }?.fields ?? []
        }
    }
}
